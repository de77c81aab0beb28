/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.junit.Test;

import se.etjanstekort.smartcard.FailureText;

public class TrustFailureTest {

    @Test
    public void eachFailureHasItsCodeAndATextInBothLanguages() {
        Set<String> ids = new HashSet<>();
        for (TrustFailure failure : TrustFailure.values()) {
            assertThat(failure.id(), ids.add(failure.id()), is(true));
            FailureText english = failure.text(Locale.ENGLISH);
            FailureText swedish = failure.text(Locale.forLanguageTag("sv"));
            assertThat(swedish.happened(), not(english.happened()));
            assertThat(swedish.meaning(), not(english.meaning()));
            assertThat(swedish.action(), not(english.action()));
        }
    }
}
