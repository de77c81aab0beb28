/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.RetryCounter;

public class WordingTest {

    private static final Instant MARCH = Instant.parse("2028-03-14T07:14:00Z");

    @Test
    public void triesAreToldInWords() throws IOException {
        Properties texts = texts();
        assertThat(Wording.tries(new RetryCounter.Left(3)), is(texts.getProperty("triesMany").replace("{0}", "3")));
        assertThat(Wording.tries(new RetryCounter.Left(1)), is(texts.getProperty("triesOne")));
        assertThat(Wording.tries(new RetryCounter.Left(0)), is(texts.getProperty("triesNone")));
        assertThat(Wording.tries(new RetryCounter.Unknown()), is(texts.getProperty("triesUnknown")));
    }

    @Test
    public void datesAndTimesAreToldInWords() {
        DateWords words = new DateWords(ZoneId.of("Europe/Stockholm"));
        boolean swedish = "sv".equals(Wording.language().getLanguage());
        assertThat(words.date(MARCH), is(swedish ? "14 mars 2028" : "14 March 2028"));
        assertThat(words.time(MARCH), is(swedish ? "08.14" : "08:14"));
    }

    @Test
    public void codeOfAFailureIsToldOnlyWhereSupportIsSpokenOf() {
        assertThat(Wording.action(TrustFailure.UNTRUSTED_ISSUER), containsString(TrustFailure.UNTRUSTED_ISSUER.id()));
        assertThat(Wording.action(CardFailure.MUTE), not(containsString(CardFailure.MUTE.id())));
    }

    @Test
    public void nameWithAnAmpersandIsShownAsItIs() {
        assertThat(Wording.asLabel("Ek & Bok"), is("Ek && Bok"));
    }

    private static Properties texts() throws IOException {
        String language = Wording.language().getLanguage();
        String file = "messages" + ("sv".equals(language) ? "_sv" : "") + ".properties";
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Wording.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
