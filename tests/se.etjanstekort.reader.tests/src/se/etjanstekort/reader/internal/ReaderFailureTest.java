/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.junit.Test;

import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.reader.internal.pcsc.PcscError;
import se.etjanstekort.smartcard.FailureText;

public class ReaderFailureTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @Test
    public void everyCodeHasItsOwnNumberAndTextsInBothLanguages() {
        Set<String> ids = new HashSet<>();
        for (ReaderFailure failure : ReaderFailure.values()) {
            assertThat(failure.id(), matchesPattern("R-\\d\\d"));
            assertThat(failure.id(), ids.add(failure.id()), is(true));
            FailureText english = failure.text(Locale.ENGLISH);
            FailureText swedish = failure.text(SWEDISH);
            assertThat(english.happened(), not(emptyString()));
            assertThat(swedish.happened(), not(is(english.happened())));
            assertThat(swedish.meaning(), not(is(english.meaning())));
            assertThat(swedish.action(), not(is(english.action())));
        }
    }

    @Test
    public void errorsOfTheServiceAreToldApart() {
        assertThat(ReaderFailure.of(PcscError.NO_SERVICE, true), is(ReaderFailure.SERVICE_NOT_RUNNING));
        assertThat(ReaderFailure.of(PcscError.SECURITY_VIOLATION, true), is(ReaderFailure.PERMISSION_DENIED));
        assertThat(ReaderFailure.of(PcscError.OTHER, true), is(ReaderFailure.SERVICE_FAILED));
        assertThat(ReaderFailure.of(PcscError.NO_SERVICE, false), is(ReaderFailure.SERVICE_NOT_INSTALLED));
        assertThat(ReaderFailure.of(PcscError.SECURITY_VIOLATION, false), is(ReaderFailure.PERMISSION_DENIED));
    }

    @Test
    public void librariesAreToldApart() {
        assertThat(ReaderFailure.of(LibraryException.Part.PCSC), is(ReaderFailure.LIBRARY_MISSING));
        assertThat(ReaderFailure.of(LibraryException.Part.PCSC_UNUSABLE), is(ReaderFailure.LIBRARY_UNUSABLE));
        assertThat(ReaderFailure.of(LibraryException.Part.JNA), is(ReaderFailure.NATIVE_PART_BLOCKED));
    }
}
