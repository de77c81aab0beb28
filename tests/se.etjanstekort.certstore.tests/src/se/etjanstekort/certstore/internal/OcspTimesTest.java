/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;

/** Answers that were true once: which of them still count, and which is not undone by them. */
public final class OcspTimesTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final int KEY_COMPROMISE = 1;
    private static final int CERTIFICATE_HOLD = 6;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued ca = TestCertificates.root("Rot").issue().ca("Utfärdare").issue();
    private final Issued person = OcspAttacksTest
            .withResponder(ca.authentication("CN=Anna"), "http://ocsp.exempel.example/").issue();

    @Test
    public void aHoldIsNotUndoneByAnOlderAnswerThatIsSentAgain() {
        assertThat(ask(new TestResponder(ca).revoked(CERTIFICATE_HOLD)), instanceOf(RevocationStatus.Revoked.class));
        TestResponder replay = new TestResponder(ca).withoutNonce().updates(ago(20), ago(-4));
        assertThat(ask(replay), instanceOf(RevocationStatus.Revoked.class));
        assertThat(source(replay).kept(question()), instanceOf(RevocationStatus.Revoked.class));
    }

    @Test
    public void aHoldIsUndoneByANewerAnswer() {
        ask(new TestResponder(ca).revoked(CERTIFICATE_HOLD).updates(ago(2), ago(-4)));
        assertThat(ask(new TestResponder(ca)), instanceOf(RevocationStatus.Good.class));
    }

    @Test
    public void aPermanentRevocationCountsHoweverOldItIs() {
        assertThat(ask(new TestResponder(ca).revoked(KEY_COMPROMISE).withoutNonce().updates(ago(30), ago(18))),
                instanceOf(RevocationStatus.Revoked.class));
    }

    @Test
    public void anAnswerWithoutAnEndGrowsStale() {
        assertThat(ask(new TestResponder(ca).updates(ago(23), null)), instanceOf(RevocationStatus.Good.class));
        assertRefused(TrustFailure.REVOCATION_OUTDATED, new TestResponder(ca).updates(ago(25), null));
    }

    @Test
    public void nobodySignsOneDayWhatIsSoTheNext() {
        assertRefused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca).produced(ago(24)));
    }

    private static Instant ago(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private void assertRefused(TrustFailure expected, TestResponder responder) {
        RevocationStatus status = ask(responder);
        assertThat(status, instanceOf(RevocationStatus.Unknown.class));
        assertThat(((RevocationStatus.Unknown) status).causes().get(0).failure(), is(expected));
    }

    private RevocationStatus ask(TestResponder responder) {
        return source(responder).ask(question(), Duration.ofSeconds(5));
    }

    private OcspSource source(TestResponder responder) {
        return new OcspSource(responder, folder.getRoot().toPath(), new TestPolicy(UnknownRevocation.REFUSE),
                Clock.fixed(NOW, ZoneOffset.UTC), delegate -> false);
    }

    private Question question() {
        return new Question(person.certificate(), ca.certificate());
    }
}
