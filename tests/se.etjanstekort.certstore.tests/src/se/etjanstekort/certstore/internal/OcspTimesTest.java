/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.Nonce;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** Answers that were true once: which of them still count, and which is not undone by them. */
public final class OcspTimesTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int KEY_COMPROMISE = 1;
    private static final int CERTIFICATE_HOLD = 6;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued ca = TestCertificates.root("Rot").issue().ca("Utfärdare").issue();
    private final Issued person = OcspAttacksTest
            .withResponder(ca.authentication("CN=Anna"), "http://ocsp.exempel.example/").issue();

    private Policy policy = new TestPolicy(UnknownRevocation.REFUSE);

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

    @Test
    public void aCertificateThatIsNotKnownAnyMoreIsNotGoodAnyMore() {
        ask(new TestResponder(ca).updates(ago(2), ago(-4)));
        assertRefused(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN, new TestResponder(ca).status(new UnknownStatus()));
        assertThat(source(new TestResponder(ca)).kept(question()), instanceOf(RevocationStatus.Unknown.class));
    }

    @Test
    public void whatIsUnknownToAnOldAnswerTakesNothingBack() {
        RevocationStatus good = ask(new TestResponder(ca));
        assertRefused(TrustFailure.REVOCATION_OUTDATED,
                new TestResponder(ca).status(new UnknownStatus()).withoutNonce().updates(ago(30), ago(20)));
        assertThat(source(new TestResponder(ca)).kept(question()), is(good));
    }

    @Test
    public void whereANonceIsRequiredOnlyWhatWasSaidToUsInThisRunCounts() {
        policy = TestPolicy.with("revocation.nonce", Nonce.REQUIRE);
        OcspSource source = source(new TestResponder(ca));
        RevocationStatus good = source.ask(question(), LONG);
        assertThat(source.kept(question()), is(good));
        RevocationStatus afterAStart = source(new TestResponder(ca)).kept(question());
        assertThat(((RevocationStatus.Unknown) afterAStart).isPending(), is(true));
    }

    @Test
    public void whereANonceIsRequiredARevocationOnDiskCountsAllTheSame() {
        policy = TestPolicy.with("revocation.nonce", Nonce.REQUIRE);
        ask(new TestResponder(ca).revoked(KEY_COMPROMISE));
        assertThat(source(new TestResponder(ca)).kept(question()), instanceOf(RevocationStatus.Revoked.class));
    }

    @Test
    public void whoHangsLeavesTheNextAddressItsTime() {
        URI hanging = URI.create("http://hanging.example/");
        policy = TestPolicy.with("revocation.ocsp.addresses",
                Map.of(CertificateParser.fingerprint(ca.certificate()), List.of(hanging)));
        List<Duration> given = new ArrayList<>();
        TestResponder working = new TestResponder(ca);
        RevocationStatus status = source((request, sink) -> {
            given.add(request.deadline());
            if (request.address().equals(hanging)) {
                throw new FetchException(FetchException.Reason.TOO_SLOW, hanging.toString());
            }
            return working.fetch(request, sink);
        }).ask(question(), LONG);
        assertThat(status, instanceOf(RevocationStatus.Good.class));
        assertThat(given.get(0).compareTo(LONG.dividedBy(2)) <= 0, is(true));
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
        return source(responder).ask(question(), LONG);
    }

    private OcspSource source(HttpFetcher responder) {
        return new OcspSource(responder, folder.getRoot().toPath(), policy,
                Clock.fixed(NOW, ZoneOffset.UTC), TestSource.silent(Source.CRL));
    }

    private Question question() {
        return new Question(person.certificate(), ca.certificate());
    }
}
