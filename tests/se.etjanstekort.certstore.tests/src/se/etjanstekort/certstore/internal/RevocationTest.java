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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** What several sources say together, who is asked, and what the store makes of it. */
public final class RevocationTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Optional<Instant> TOMORROW = Optional.of(NOW.plus(Duration.ofDays(1)));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued root = TestCertificates.root("Rot").issue();
    private final Issued ca = root.ca("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
    private final Issued person = ca
            .authentication("C=SE,L=Exempel,O=Region Exempel,CN=Åsa Bergström Öhrn,SURNAME=Bergström Öhrn,"
                    + "GIVENNAME=Åsa,SERIALNUMBER=TSTNMT2321000156-10B7")
            .issue();
    private final TestSource ocsp = new TestSource(Source.OCSP);
    private final TestSource crl = new TestSource(Source.CRL);
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor background = Runnable::run;
    private Policy policy = new TestPolicy(UnknownRevocation.REFUSE);

    @Test
    public void everyCertificateOfThePathButTheAnchorIsAskedAbout() {
        assertThat(validate(Asking.DECIDE), instanceOf(Validation.Trusted.class));
        assertThat(ocsp.asked, is(List.of(new RevocationSource.Question(person.certificate(), ca.certificate()),
                new RevocationSource.Question(ca.certificate(), root.certificate()))));
    }

    @Test
    public void nobodyIsAskedAboutAnUntrustedCertificate() {
        Issued stranger = TestCertificates.root("Rot").issue();
        store(stranger).identities(card().contents());
        assertThat(ocsp.asked, is(List.of()));
        assertThat(crl.asked, is(List.of()));
    }

    @Test
    public void revokedByOcspWhileTheCrlSaysGood() {
        ocsp.answer = revoked("keyCompromise", Source.OCSP, NOW.minusSeconds(60));
        crl.kept = good(Source.CRL, NOW);
        assertThat(refusal(), is(TrustFailure.REVOKED));
    }

    @Test
    public void revokedByTheCrlWhileOcspSaysGood() {
        crl.kept = revoked("superseded", Source.CRL, NOW.minus(Duration.ofDays(9)));
        assertThat(refusal(), is(TrustFailure.REVOKED));
    }

    @Test
    public void revokedByACrlThatIsAskedAlthoughOcspSaysGood() {
        policy = new TestPolicy(UnknownRevocation.REFUSE, Map.of("revocation.ask.all", true));
        crl.answer = revoked("superseded", Source.CRL, NOW.minusSeconds(1));
        assertThat(refusal(), is(TrustFailure.REVOKED));
    }

    @Test
    public void aHoldThatIsNotOlderThanGoodCounts() {
        ocsp.answer = good(Source.OCSP, NOW.minusSeconds(60));
        crl.kept = revoked(RevocationStatus.HOLD, Source.CRL, NOW.minusSeconds(30));
        assertThat(refusal(), is(TrustFailure.REVOKED));
        crl.kept = revoked(RevocationStatus.HOLD, Source.CRL, NOW.minusSeconds(60));
        assertThat(refusal(), is(TrustFailure.REVOKED));
    }

    @Test
    public void aHoldThatWasTakenBackDoesNotCount() {
        ocsp.answer = good(Source.OCSP, NOW.minusSeconds(30));
        crl.kept = revoked(RevocationStatus.HOLD, Source.CRL, NOW.minusSeconds(60));
        assertThat(validate(Asking.DECIDE), instanceOf(Validation.Trusted.class));
    }

    @Test
    public void theSecondSourceIsAskedWhereTheFirstDoesNotKnow() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_TRY_LATER, "tryLater");
        assertThat(((Validation.Trusted) validate(Asking.DECIDE)).revocation(), is(good(Source.CRL, NOW)));
    }

    @Test
    public void unknownRefusesAsShippedAndCarriesEveryCause() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_TRY_LATER, "tryLater");
        crl.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        Validation validation = validate(Asking.DECIDE);
        assertThat(((Validation.NotTrusted) validation).failures(), is(List.of(TrustFailure.REVOCATION_UNKNOWN)));
        String words = validation.findings().revocation().orElseThrow().sentences(Locale.ENGLISH, Instant::toString)
                .toString();
        assertThat(words, words.contains("T-23") && words.contains("T-21"), is(true));
    }

    @Test
    public void unknownWarnsWherePolicySaysSo() {
        policy = new TestPolicy(UnknownRevocation.WARN);
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_TRY_LATER, "tryLater");
        crl.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        assertThat(((Validation.Trusted) validate(Asking.DECIDE)).warnings(),
                is(List.of(TrustFailure.REVOCATION_UNKNOWN)));
    }

    @Test
    public void offlineTheLastKnownAnswerCountsWherePolicySaysSo() {
        policy = new TestPolicy(UnknownRevocation.ACCEPT_LAST_KNOWN);
        offline();
        ocsp.kept = new Good(NOW.minus(Duration.ofHours(23)), Optional.of(NOW.minus(Duration.ofHours(22))), Source.OCSP,
                false);
        assertThat(((Validation.Trusted) validate(Asking.DECIDE)).warnings(),
                is(List.of(TrustFailure.REVOCATION_LAST_KNOWN)));
    }

    @Test
    public void offlineALastKnownAnswerThatIsTooOldDoesNotCount() {
        policy = new TestPolicy(UnknownRevocation.ACCEPT_LAST_KNOWN);
        offline();
        ocsp.kept = new Good(NOW.minus(Duration.ofHours(25)), Optional.of(NOW.minus(Duration.ofHours(22))), Source.OCSP,
                false);
        assertThat(refusal(), is(TrustFailure.REVOCATION_UNKNOWN));
    }

    @Test
    public void offlineARevokedCardStaysRevoked() {
        policy = new TestPolicy(UnknownRevocation.WARN);
        offline();
        ocsp.kept = revoked(RevocationStatus.HOLD, Source.OCSP, NOW.minus(Duration.ofDays(3)));
        assertThat(refusal(), is(TrustFailure.REVOKED));
    }

    @Test
    public void offlineAnAnswerThatIsStillFreshIsEnoughAndNobodyIsAsked() {
        offline();
        ocsp.kept = good(Source.OCSP, NOW.minus(Duration.ofHours(1)));
        assertThat(validate(Asking.DECIDE), instanceOf(Validation.Trusted.class));
        assertThat(ocsp.asked, is(List.of()));
    }

    @Test
    public void offlineACrlThatIsStillCurrentIsEnough() {
        offline();
        crl.kept = good(Source.CRL, NOW.minus(Duration.ofHours(30)));
        assertThat(validate(Asking.DECIDE), instanceOf(Validation.Trusted.class));
        assertThat(crl.asked, is(List.of()));
    }

    @Test
    public void whileNobodyHasAnsweredTheNameMayBeShownWithoutAWarning() {
        background = waiting::add;
        Validation.Trusted trusted = (Validation.Trusted) validate(Asking.SO_FAR);
        assertThat(((Unknown) trusted.revocation()).isPending(), is(true));
        assertThat(trusted.warnings(), is(List.of()));
    }

    @Test
    public void whatWasAskedWhileTheNameWasShownIsNotAskedAgain() {
        background = waiting::add;
        PkixCertificateStore store = store(root);
        store.identities(card().contents(), Asking.SO_FAR);
        store.identities(card().contents(), Asking.SO_FAR);
        assertThat(waiting.size(), is(2)); // of the person and of the CA
        waiting.forEach(Runnable::run);
        assertThat(single(store, Asking.DECIDE), instanceOf(Validation.Trusted.class));
        assertThat(ocsp.asked.size(), is(2));
    }

    @Test
    public void noAnswerWithinTheWaitIsUnknownAndNeverPending() {
        background = waiting::add;
        policy = new TestPolicy(UnknownRevocation.REFUSE, Map.of("revocation.wait", Duration.ZERO));
        assertThat(refusal(), is(TrustFailure.REVOCATION_UNKNOWN));
    }

    @Test
    public void aSessionThatLastsAsksAnewAlthoughTheAnswerIsFresh() {
        ocsp.kept = good(Source.OCSP, NOW.minusSeconds(60));
        ocsp.answer = revoked("keyCompromise", Source.OCSP, NOW);
        assertThat(validate(Asking.DECIDE), instanceOf(Validation.Trusted.class));
        assertThat(validate(Asking.ANEW), instanceOf(Validation.NotTrusted.class));
    }

    @Test
    public void wherePolicyNamesNoSourceNobodyIsAsked() {
        policy = new TestPolicy(UnknownRevocation.REFUSE, Map.of("revocation.sources", List.of()));
        assertThat(refusal(), is(TrustFailure.REVOCATION_UNKNOWN));
        assertThat(ocsp.asked, is(List.of()));
    }

    @Test
    public void inTheMorningTheIssuersOfEarlierCardsAreAskedAboutBeforeAnyCardIsIn() {
        validate(Asking.DECIDE);
        ocsp.asked.clear();
        prefetch(root);
        assertThat(ocsp.asked, is(List.of(new RevocationSource.Question(ca.certificate(), root.certificate()))));
        assertThat(crl.prefetched, is(List.of(ca.certificate())));
    }

    @Test
    public void inTheMorningNobodyIsAskedAboutIssuersThatAreNotTrustedAnyMore() {
        validate(Asking.DECIDE);
        ocsp.asked.clear();
        prefetch(TestCertificates.root("Rot").issue());
        assertThat(ocsp.asked, is(List.of()));
        assertThat(crl.prefetched, is(List.of()));
    }

    private void prefetch(Issued anchor) {
        new Prefetch(new IssuerMemory(folder.getRoot().toPath()), anchors(anchor), revocation(), CLOCK).run();
    }

    private void offline() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        crl.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
    }

    static Good good(Source source, Instant thisUpdate) {
        return new Good(thisUpdate, TOMORROW, source, false);
    }

    private static Revoked revoked(String reason, Source source, Instant thisUpdate) {
        return new Revoked(reason, NOW.minus(Duration.ofDays(10)), thisUpdate, source);
    }

    private TrustFailure refusal() {
        return ((Validation.NotTrusted) validate(Asking.DECIDE)).failure();
    }

    private Validation validate(Asking asking) {
        return single(store(root), asking);
    }

    private Validation single(PkixCertificateStore store, Asking asking) {
        return store.identities(card().contents(), asking).get(0).authentication().orElseThrow();
    }

    private TestCard card() {
        return TestCard.of(person).with(ca);
    }

    private PkixCertificateStore store(Issued anchor) {
        return new PkixCertificateStore(anchors(anchor), policy, IdentityRules.shipped(), CLOCK, List::of,
                revocation()::checker);
    }

    private AnchorRegister anchors(Issued anchor) {
        TrustAnchor trusted = new TrustAnchor(anchor.certificate(),
                CertificateParser.fingerprint(anchor.certificate()), new AnchorSource.Contribution("test", "root"));
        return new AnchorRegister(() -> new TrustAnchors(List.of(trusted), List.of()), new PinnedAnchors(List.of()),
                FetchedIssuers.none(), policy);
    }

    private Revocation revocation() {
        return new Revocation(List.of(crl, ocsp), policy, CLOCK, background,
                TestSource.NEVER, new IssuerMemory(folder.getRoot().toPath()));
    }
}
