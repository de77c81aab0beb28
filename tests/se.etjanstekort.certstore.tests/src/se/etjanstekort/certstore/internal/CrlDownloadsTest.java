/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.bouncycastle.asn1.x509.Extension;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchException.Reason;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;

/** A CRL that takes longer than anybody waits: fetched on, once, and there for who asks next. */
public class CrlDownloadsTest {

    private static final String HERE = "http://crl.example/a.crl";
    private static final Duration LONG = Duration.ofMinutes(1);
    /** A sign-in that does not wait at all. */
    private static final TestPolicy POLICY = new TestPolicy(UnknownRevocation.REFUSE,
            Map.of("revocation.sources", List.of(Source.CRL, Source.OCSP), "revocation.wait", Duration.ZERO));
    private static final Clock CLOCK = Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC);
    private static final Good GOOD = new Good(TestCertificates.NOW, Optional.of(TestCrls.NEXT), Source.CRL, false);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private final Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
    private final Question question = new Question(person.certificate(), authority.certificate());
    private final TestCrls web = new TestCrls();
    private final List<Runnable> fetches = new ArrayList<>();
    private CrlSource source;

    @Before
    public void start() {
        source = source(fetches::add);
    }

    @Test
    public void whoDoesNotWaitIsToldAndTheDownloadGoesOnOnce() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        assertStillBeingFetched(source.ask(question, Duration.ZERO));
        assertStillBeingFetched(source.ask(question, Duration.ZERO));
        assertEquals("one download for both", 1, fetches.size());
        fetches.get(0).run();
        assertTrue("longer than anybody waited", web.asked.get(0).deadline().compareTo(Duration.ofMinutes(5)) > 0);
        assertEquals("there without asking", GOOD, source.kept(question));
        assertEquals(GOOD, source.ask(question, LONG));
        assertEquals("not begun anew", 1, web.asked.size());
    }

    /** The CRL first has only its share of the wait: the responder answers meanwhile, the CRL the next time. */
    @Test
    public void thoseBehindItAreAskedMeanwhile() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        TestSource ocsp = new TestSource(Source.OCSP);
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_TRY_LATER, "tryLater");
        Revocation revocation = new Revocation(List.of(source, ocsp), POLICY, CLOCK, Runnable::run,
                TestSource.NEVER, new IssuerMemory(folder.getRoot().toPath()));
        CertificationPath path = new CertificationPath(List.of(person.certificate()),
                new TrustAnchor(authority.certificate(), "", new AnchorSource.Contribution("test", "root")));
        Unknown first = (Unknown) revocation.checker(Asking.DECIDE).status(path);
        assertEquals(List.of(TrustFailure.REVOCATION_UNREACHABLE, TrustFailure.REVOCATION_TRY_LATER),
                first.causes().stream().map(RevocationStatus.Cause::failure).toList());
        fetches.get(0).run();
        assertEquals(GOOD, revocation.checker(Asking.DECIDE).status(path));
        assertEquals("the responder was asked the first time only", 1, ocsp.asked.size());
        assertEquals(1, web.asked.size());
    }

    @Test
    public void whatFailsInTheBackgroundIsToldToWhoAsksNext() {
        web.fail(HERE, Reason.TOO_SLOW);
        assertStillBeingFetched(source.ask(question, Duration.ZERO));
        fetches.get(0).run();
        assertTrue(cause(source.ask(question, LONG)).detail().contains("TOO_SLOW"));
        assertEquals("the server is left in peace", 1, fetches.size());
    }

    @Test
    public void whatBreaksOffIsLeftInPeaceForAWhileToo() {
        List<FetchRequest> asked = new ArrayList<>();
        source = new CrlSource((request, sink) -> {
            asked.add(request);
            throw new IllegalStateException("meant to fail");
        }, folder.getRoot().toPath(), POLICY, CLOCK, Runnable::run, Runnable::run);
        for (int i = 0; i < 2; i++) {
            RevocationStatus.Cause cause = cause(source.ask(question, LONG));
            assertEquals(TrustFailure.REVOCATION_UNREACHABLE, cause.failure());
            assertTrue(cause.detail(), cause.detail().contains("broke off"));
        }
        assertEquals(1, asked.size());
    }

    @Test
    public void afterTheServiceHasStoppedNothingIsFetched() {
        source = source(task -> {
            throw new RejectedExecutionException();
        });
        RevocationStatus.Cause cause = cause(source.ask(question, LONG));
        assertEquals(TrustFailure.REVOCATION_UNREACHABLE, cause.failure());
        assertTrue(cause.detail(), cause.detail().contains("stopped"));
    }

    private static void assertStillBeingFetched(RevocationStatus status) {
        assertEquals(TrustFailure.REVOCATION_UNREACHABLE, cause(status).failure());
        assertTrue(cause(status).detail(), cause(status).detail().contains("still being fetched"));
    }

    private static RevocationStatus.Cause cause(RevocationStatus status) {
        return ((Unknown) status).causes().get(0);
    }

    private CrlSource source(Executor executor) {
        return new CrlSource(web, folder.getRoot().toPath(), POLICY, CLOCK, executor, Runnable::run);
    }
}
