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
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;
import se.etjanstekort.policy.Policy;

/** Responders without ocsp-nocheck: only the CRL of their issuer says whether they have been revoked. */
public final class OcspDelegatesTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String LIST = "http://crl.exempel.example/ca.crl";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued ca = TestCertificates.root("Rot").issue().ca("Utfärdare").issue();
    private final Issued person = OcspAttacksTest
            .withResponder(ca.authentication("CN=Anna"), "http://ocsp.exempel.example/").issue();
    private final Issued delegate = ca.request("CN=Svarare").extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(LIST)).issue();
    private final Question ofDelegate = new Question(delegate.certificate(), ca.certificate());
    private final TestSource crl = TestSource.silent(Source.CRL);
    private final TestResponder responder = new TestResponder(delegate);
    private Policy policy = new TestPolicy(UnknownRevocation.REFUSE);

    @Test
    public void oneThatTheCrlOfItsIssuerKnowsToBeGoodIsBelieved() {
        crl.answer = good(NOW.plus(Duration.ofDays(1)), false);
        assertThat(ask(), instanceOf(Good.class));
        assertThat(crl.asked, is(List.of(ofDelegate)));
    }

    @Test
    public void aCrlThatIsThereIsNotFetchedAgain() {
        crl.kept = good(NOW.plus(Duration.ofDays(1)), false);
        assertThat(ask(), instanceOf(Good.class));
        assertThat(crl.asked, is(List.of()));
    }

    @Test
    public void oneThatHasBeenRevokedMayNotAnswer() {
        crl.answer = new Revoked("keyCompromise", NOW.minusSeconds(60), NOW, Source.CRL);
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED);
    }

    @Test
    public void oneOnHoldMayNotAnswer() {
        crl.kept = new Revoked(RevocationStatus.HOLD, NOW.minusSeconds(60), NOW, Source.CRL);
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED);
    }

    @Test
    public void oneWhoseCrlCannotBeHadMayNotAnswerForThatReason() {
        crl.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        assertRefused(TrustFailure.REVOCATION_UNREACHABLE);
    }

    @Test
    public void aCrlThatHasEndedSaysNothingOfToday() {
        crl.answer = good(NOW.minus(Duration.ofHours(1)), false);
        assertRefused(TrustFailure.REVOCATION_OUTDATED);
    }

    @Test
    public void aCrlWhoseSignatureIsStillBeingCheckedIsNotEnough() {
        crl.answer = good(NOW.plus(Duration.ofDays(1)), true);
        assertRefused(TrustFailure.REVOCATION_OUTDATED);
    }

    @Test
    public void wherePolicyNamesNoCrlsNobodyKnows() {
        policy = TestPolicy.with("revocation.sources", List.of(Source.OCSP));
        crl.answer = good(NOW.plus(Duration.ofDays(1)), false);
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED);
        assertThat(crl.asked, is(List.of()));
    }

    @Test
    public void nobodyIsAskedAboutAStranger() {
        Issued stranger = TestCertificates.root("Utfärdare").issue().request("CN=Svarare")
                .extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning).issue();
        crl.answer = good(NOW.plus(Duration.ofDays(1)), false);
        assertThat(failure(source(new TestResponder(stranger)).ask(question(), Duration.ofSeconds(5))),
                is(TrustFailure.REVOCATION_UNAUTHORIZED));
        assertThat(crl.asked, is(List.of()));
    }

    @Test
    public void whatItSaidCountsAfterAStartWhileTheCrlIsThere() {
        crl.answer = good(NOW.plus(Duration.ofDays(1)), false);
        RevocationStatus before = ask();
        assertThat(source(responder).kept(question()), instanceOf(Unknown.class));
        crl.kept = crl.answer;
        assertThat(source(responder).kept(question()), is(before));
    }

    @Test
    public void whatItSaidIsThrownAwayOnceItHasBeenRevoked() {
        crl.answer = good(NOW.plus(Duration.ofDays(1)), false);
        ask();
        crl.kept = new Revoked("keyCompromise", NOW.minusSeconds(60), NOW, Source.CRL);
        assertThat(failure(source(responder).kept(question())), is(TrustFailure.REVOCATION_UNAUTHORIZED));
        assertThat(folder.getRoot().list().length, is(0));
    }

    @Test
    public void aRealCrlAnswersForIt() {
        TestCrls web = new TestCrls();
        web.serve(LIST, TestCrls.crl(ca, 1, TestCrls::empty));
        assertThat(ask(web), instanceOf(Good.class));
    }

    @Test
    public void aRealCrlRevokesIt() {
        TestCrls web = new TestCrls();
        web.serve(LIST, TestCrls.crl(ca, 1, TestCrls.revoking(delegate.certificate(), 1)));
        assertThat(failure(ask(web)), is(TrustFailure.REVOCATION_UNAUTHORIZED));
    }

    private static Good good(Instant nextUpdate, boolean provisional) {
        return new Good(NOW.minus(Duration.ofDays(1)), Optional.of(nextUpdate), Source.CRL, provisional);
    }

    private void assertRefused(TrustFailure expected) {
        assertThat(failure(ask()), is(expected));
    }

    private static TrustFailure failure(RevocationStatus status) {
        assertThat(status, instanceOf(Unknown.class));
        return ((Unknown) status).causes().get(0).failure();
    }

    private RevocationStatus ask() {
        return source(responder).ask(question(), Duration.ofSeconds(5));
    }

    private RevocationStatus ask(TestCrls web) {
        CrlSource crls = new CrlSource(web, folder.getRoot().toPath().resolve("crl"), policy, CLOCK, Runnable::run,
                Runnable::run);
        return new OcspSource(responder, folder.getRoot().toPath(), policy, CLOCK, crls).ask(question(),
                Duration.ofSeconds(5));
    }

    private OcspSource source(TestResponder asked) {
        return new OcspSource(asked, folder.getRoot().toPath(), policy, CLOCK, crl);
    }

    private Question question() {
        return new Question(person.certificate(), ca.certificate());
    }
}
