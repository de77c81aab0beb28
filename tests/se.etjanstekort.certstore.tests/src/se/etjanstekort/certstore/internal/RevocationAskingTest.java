/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** Sources that are slow, that break off, or that change their mind. */
public final class RevocationAskingTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Unknown SLOW = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "too slow");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued root = TestCertificates.root("Rot").issue();
    private final Issued person = root.authentication("CN=Anna").issue();
    private final TestSource ocsp = new TestSource(Source.OCSP);
    private final TestSource crl = new TestSource(Source.CRL);
    private final List<Runnable> waitingLonger = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final MovingClock clock = new MovingClock(NOW);
    private Executor background = Runnable::run;
    private Executor patient = waitingLonger::add;
    private Policy policy = new TestPolicy(UnknownRevocation.WARN, Map.of("revocation.wait", WAIT));

    @Test
    public void allSourcesTogetherTakeNoLongerThanTheWait() {
        ocsp.answer = SLOW;
        crl.answer = SLOW;
        status(revocation(), Asking.DECIDE);
        Duration first = ocsp.given.get(0);
        Duration last = crl.given.get(0);
        assertThat(first + " and " + last, first.compareTo(WAIT.dividedBy(2)) < 0 && last.compareTo(WAIT) < 0,
                is(true));
    }

    @Test
    public void whatCouldNotBeFoundOutInTimeIsToldWithEveryCause() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_UNAUTHORIZED, "a stranger");
        crl.answer = SLOW;
        assertThat(failures(status(revocation(), Asking.DECIDE)),
                is(List.of(TrustFailure.REVOCATION_UNAUTHORIZED, TrustFailure.REVOCATION_UNREACHABLE)));
    }

    @Test
    public void aRevocationThatComesTooLateIsToldAtOnce() {
        crl.answer = SLOW;
        ocsp.answer = SLOW;
        Revocation revocation = listening();
        assertThat(status(revocation, Asking.DECIDE), instanceOf(Unknown.class));
        crl.answer = revoked();
        waitingLonger.forEach(Runnable::run);
        assertThat(heard, is(List.of("news")));
        crl.answer = SLOW;
        assertThat(status(revocation, Asking.DECIDE), is(revoked()));
    }

    @Test
    public void whatStaysUnknownIsNoNews() {
        crl.answer = SLOW;
        ocsp.answer = SLOW;
        status(listening(), Asking.DECIDE);
        waitingLonger.forEach(Runnable::run);
        assertThat(heard, is(List.of()));
    }

    @Test
    public void whatIsRefusedAtOnceIsNotAskedAgain() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_UNAUTHORIZED, "a stranger");
        crl.answer = new Unknown(TrustFailure.REVOCATION_WRONG_ANSWER, "nonsense");
        status(revocation(), Asking.DECIDE);
        assertThat(waitingLonger.size(), is(0));
    }

    @Test
    public void whatIsAskedWithPatienceIsAskedOnceAtATime() {
        crl.answer = SLOW;
        ocsp.answer = SLOW;
        Revocation revocation = revocation();
        status(revocation, Asking.DECIDE);
        status(revocation, Asking.DECIDE);
        assertThat(waitingLonger.size(), is(1));
        waitingLonger.remove(0).run();
        status(revocation, Asking.DECIDE);
        assertThat(waitingLonger.size(), is(1));
    }

    @Test
    public void whereTooMuchIsWaitedForTheNextReadingAsksAgain() {
        crl.answer = SLOW;
        ocsp.answer = SLOW;
        patient = question -> {
            throw new RejectedExecutionException("full");
        };
        Revocation revocation = revocation();
        assertThat(failures(status(revocation, Asking.DECIDE)), is(List.of(TrustFailure.REVOCATION_UNREACHABLE)));
        assertThat(failures(status(revocation, Asking.DECIDE)), is(List.of(TrustFailure.REVOCATION_UNREACHABLE)));
    }

    @Test
    public void anAnswerThatHadToWaitForAThreadIsToldToo() {
        policy = new TestPolicy(UnknownRevocation.WARN, Map.of("revocation.wait", Duration.ZERO));
        List<Runnable> busy = new ArrayList<>();
        background = busy::add;
        Revocation revocation = listening();
        assertThat(status(revocation, Asking.DECIDE), instanceOf(Unknown.class));
        ocsp.answer = revoked();
        busy.forEach(Runnable::run);
        assertThat(heard, is(List.of("news")));
    }

    @Test
    public void aListenerThatFailsKeepsNoOtherFromHearing() {
        crl.answer = SLOW;
        ocsp.answer = SLOW;
        Revocation revocation = revocation();
        revocation.news().subscribe(() -> {
            throw new IllegalStateException("meant to fail");
        });
        revocation.news().subscribe(() -> heard.add("news"));
        revocation.news().subscribe(() -> heard.add("nothing")).close();
        status(revocation, Asking.DECIDE);
        crl.answer = revoked();
        waitingLonger.forEach(Runnable::run);
        assertThat(heard, is(List.of("news")));
    }

    @Test
    public void aSourceThatThrowsIsACauseAndTheNextIsAsked() {
        ocsp.fault = Optional.of(new IllegalStateException("meant to fail"));
        crl.answer = revoked();
        assertThat(status(revocation(), Asking.DECIDE), is(revoked()));
        crl.answer = SLOW;
        assertThat(failures(status(revocation(), Asking.DECIDE)),
                is(List.of(TrustFailure.REVOCATION_WRONG_ANSWER, TrustFailure.REVOCATION_UNREACHABLE)));
    }

    @Test
    public void aSourceThatThrowsForWhatItHasKeptIsACauseToo() {
        ocsp.answer = SLOW;
        crl.answer = SLOW;
        crl.keptFault = Optional.of(new StackOverflowError("meant to fail"));
        assertThat(failures(status(revocation(), Asking.DECIDE)), is(List.of(TrustFailure.REVOCATION_UNREACHABLE,
                TrustFailure.REVOCATION_WRONG_ANSWER)));
        assertThat(failures(status(revocation(), Asking.ANEW)), hasItem(TrustFailure.REVOCATION_WRONG_ANSWER));
    }

    @Test
    public void whatWasFoundOutIsNotReusedWhenTheClockHasBeenSetBack() {
        ocsp.answer = new Good(NOW.minusSeconds(60), Optional.empty(), Source.OCSP, false);
        Revocation revocation = revocation();
        status(revocation, Asking.DECIDE);
        clock.advance(Duration.ofMinutes(1));
        status(revocation, Asking.DECIDE);
        assertThat(ocsp.asked.size(), is(1));
        clock.advance(Duration.ofHours(-1));
        status(revocation, Asking.DECIDE);
        assertThat(ocsp.asked.size(), is(2));
    }

    @Test
    public void aCertificateThatItsIssuerDoesNotKnowAnyMoreIsNotGoodForTheSakeOfAMomentAgo() {
        Revocation revocation = revocation();
        assertThat(status(revocation, Asking.DECIDE), instanceOf(Good.class));
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN, "certStatus unknown");
        crl.answer = new Unknown(TrustFailure.REVOCATION_NOWHERE_TO_ASK, "no address");
        assertThat(status(revocation, Asking.ANEW), instanceOf(Unknown.class));
        assertThat(failures(status(revocation, Asking.DECIDE)),
                hasItem(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN));
    }

    @Test
    public void whatAResponderSaidLongerAgoThanPolicyTakesIsAskedAgainHoweverLongItHolds() {
        ocsp.kept = new Good(NOW.minus(Duration.ofHours(23)), Optional.of(NOW.plusSeconds(3600)), Source.OCSP, false);
        status(revocation(), Asking.DECIDE);
        assertThat(ocsp.asked.size(), is(0));
        ocsp.kept = new Good(NOW.minus(Duration.ofHours(25)), Optional.of(NOW.plusSeconds(3600)), Source.OCSP, false);
        status(revocation(), Asking.DECIDE);
        assertThat(ocsp.asked.size(), is(1));
    }

    @Test
    public void whatIsStillBeingCheckedAgainIsNoLastKnownAnswerWherePolicyDoesNotTakeIt() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        crl.answer = ocsp.answer;
        crl.kept = new Good(NOW.minusSeconds(7200), Optional.of(NOW.minusSeconds(3600)), Source.CRL, true);
        assertThat(((Unknown) status(revocation(), Asking.DECIDE)).lastKnown(), is(Optional.of(crl.kept)));
        policy = TestPolicy.with("revocation.provisional", false);
        assertThat(((Unknown) status(revocation(), Asking.DECIDE)).lastKnown(), is(Optional.empty()));
    }

    @Test
    public void aCertificateThatItsResponderDoesNotKnowIsLeftToACurrentCrlAndToNothingOlder() {
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN, "certStatus unknown");
        assertThat(((Good) status(revocation(), Asking.DECIDE)).source(), is(Source.CRL));
        crl.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        crl.kept = new Good(NOW.minusSeconds(7200), Optional.of(NOW.minusSeconds(3600)), Source.CRL, false);
        Unknown unknown = (Unknown) status(revocation(), Asking.DECIDE);
        assertThat(failures(unknown), hasItem(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN));
        assertThat("somebody has just denied it", unknown.lastKnown(), is(Optional.empty()));
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_TRY_LATER, "tryLater");
        assertThat(((Unknown) status(revocation(), Asking.DECIDE)).lastKnown(), is(Optional.of(crl.kept)));
    }

    private static Revoked revoked() {
        return new Revoked("keyCompromise", NOW.minusSeconds(3600), NOW, Source.CRL);
    }

    private static List<TrustFailure> failures(RevocationStatus status) {
        return ((Unknown) status).causes().stream().map(Cause::failure).toList();
    }

    private RevocationStatus status(Revocation revocation, Asking asking) {
        TrustAnchor anchor = new TrustAnchor(root.certificate(), CertificateParser.fingerprint(root.certificate()),
                new AnchorSource.Contribution("test", "root"));
        return revocation.checker(asking).status(new CertificationPath(List.of(person.certificate()), anchor));
    }

    private Revocation listening() {
        Revocation revocation = revocation();
        revocation.news().subscribe(() -> heard.add("news"));
        return revocation;
    }

    private Revocation revocation() {
        return new Revocation(List.of(crl, ocsp), policy, clock, background, patient,
                new IssuerMemory(folder.getRoot().toPath()));
    }
}
