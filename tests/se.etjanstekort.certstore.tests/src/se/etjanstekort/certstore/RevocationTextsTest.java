/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.internal.revocation.crl.CrlReason;

public class RevocationTextsTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    public void goodIsToldWithWhoSaidSoAndWhen() {
        List<String> sentences = sentences(new Good(NOON, Optional.of(LATER), Source.OCSP, false));
        assertThat(sentences.get(0), is("Det är inte spärrat."));
        assertThat(sentences.get(1), containsString("OCSP"));
        assertThat(sentences.get(1), containsString(NOON.toString()));
        assertThat(sentences.get(2), containsString(LATER.toString()));
        assertThat(sentences.size(), is(3));
    }

    @Test
    public void provisionalIsTold() {
        assertThat(sentences(new Good(NOON, Optional.empty(), Source.CRL, true)).get(2), containsString("på nytt"));
    }

    @Test
    public void revokedIsToldWithReasonAndWhen() {
        String told = sentences(new Revoked("keyCompromise", NOON, LATER, Source.CRL)).toString();
        assertThat(told, containsString("Det spärrades " + NOON));
        assertThat(told, containsString("någon annan kan ha fått tag i nyckeln"));
        assertThat(told, containsString("(CRL) från " + LATER));
    }

    @Test
    public void everyReasonHasWordsOfItsOwn() {
        String untold = sentences(new Revoked("of another time", NOON, NOON, Source.CRL)).get(1);
        for (CrlReason reason : CrlReason.values()) {
            String told = sentences(new Revoked(reason.text(), NOON, NOON, Source.CRL)).get(1);
            assertThat(reason.text(), told.equals(untold), is(reason == CrlReason.UNSPECIFIED));
        }
    }

    @Test
    public void theUnknownIsToldWithEveryCauseAndWhatWasKnown() {
        List<String> sentences = sentences(new Unknown(List.of(new Cause(TrustFailure.REVOCATION_TRY_LATER, "tryLater"),
                new Cause(TrustFailure.REVOCATION_UNREACHABLE, "nobody there")),
                Optional.of(new Good(NOON, Optional.empty(), Source.OCSP, false))));
        assertThat(sentences.get(0), is("Det gick inte att ta reda på."));
        assertThat(sentences.get(1), containsString("T-23: "));
        assertThat(sentences.get(1), containsString("(tryLater)"));
        assertThat(sentences.get(2), containsString("T-21: "));
        assertThat(sentences, hasItem("Senast någon svarade var det inte spärrat."));
    }

    @Test
    public void whoIsStillAskedHasNotFailed() {
        assertThat(sentences(new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, "asked")).get(0),
                not(containsString("gick inte")));
    }

    private static List<String> sentences(RevocationStatus status) {
        return status.sentences(SWEDISH, Instant::toString);
    }
}
