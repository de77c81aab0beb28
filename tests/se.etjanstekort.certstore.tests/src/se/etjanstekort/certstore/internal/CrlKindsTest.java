/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;
import org.junit.Before;
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

/** Delta CRLs (RFC 5280, 5.2.4) and CRLs signed with RSASSA-PSS. */
public class CrlKindsTest {

    private static final String HERE = "http://crl.example/a.crl";
    private static final String DELTA = "http://crl.example/delta.crl";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Good GOOD = new Good(TestCertificates.NOW, Optional.of(TestCrls.NEXT), Source.CRL, false);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private final Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE))
            .extension(Extension.freshestCRL, false, TestCrls.points(DELTA)).issue();
    private final TestCrls web = new TestCrls();
    private Instant now = TestCertificates.NOW;
    private CrlSource source;

    @Before
    public void start() {
        source = source(Runnable::run);
    }

    @Test
    public void aDeltaAddsAndRemoves() {
        web.serve(HERE, TestCrls.crl(authority, 5, TestCrls::empty));
        web.serve(DELTA, delta(6, 5, CRLReason.superseded));
        assertEquals("superseded", ((Revoked) ask()).reason());
        now = now.plusSeconds(60);
        web.serve(HERE, TestCrls.crl(authority, 7, TestCrls.revoking(person.certificate(), CRLReason.certificateHold)));
        web.serve(DELTA, delta(8, 7, CRLReason.removeFromCRL));
        assertEquals(GOOD, ask());
    }

    @Test
    public void aDeltaThatDoesNotFitIsLeftOut() {
        web.serve(HERE, TestCrls.crl(authority, 5, TestCrls::empty));
        web.serve(DELTA, delta(7, 6, CRLReason.superseded)); // what came between 5 and 6 is missing
        assertEquals(GOOD, ask());
        leftOut(TestCrls.crl(authority, 6, TestCrls.revoking(person.certificate(), CRLReason.superseded)));
        leftOut(delta(5, 4, CRLReason.superseded)); // the complete one has it all
        leftOut(TestCrls.crl(TestCertificates.root("Exempel CA").issue(), 6,
                TestCrls.revoking(person.certificate(), CRLReason.superseded)
                        .andThen(TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(5)))));
        leftOut(TestCrls.crl(authority, 6, TestCrls.revoking(person.certificate(), CRLReason.superseded)
                .andThen(TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(5)))
                .andThen(TestCrls.with(Extension.issuingDistributionPoint,
                        new IssuingDistributionPoint(TestCrls.name(HERE), false, false, null, false, false)))));
    }

    @Test
    public void whatADeltaSaysCountsAsLongAsTheDelta() {
        Instant earlier = TestCertificates.NOW.minus(Duration.ofHours(23));
        web.serve(HERE, TestCrls.crl(authority, 5, TestCrls::empty));
        web.serve(DELTA, TestCrls.crl(authority, earlier, 6,
                TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(5))));
        assertEquals(new Good(earlier, Optional.of(TestCertificates.NOW.plus(Duration.ofHours(1))), Source.CRL, false),
                ask());
        now = now.plus(Duration.ofHours(2));
        assertEquals(TrustFailure.REVOCATION_OUTDATED, ((Unknown) ask()).causes().get(0).failure());
    }

    @Test
    public void afterAStartBothAreCheckedAgain() {
        web.serve(HERE, TestCrls.crl(authority, 5, TestCrls::empty));
        web.serve(DELTA, TestCrls.crl(authority, 6, TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(5))));
        assertEquals(GOOD, ask());
        List<Runnable> rechecks = new ArrayList<>();
        source = source(rechecks::add);
        assertTrue(kept().provisional());
        assertEquals(2, rechecks.size());
        rechecks.get(0).run();
        assertTrue("the delta has not been checked yet", kept().provisional());
        rechecks.get(1).run();
        assertEquals(GOOD, kept());
    }

    @Test
    public void withoutAnEndItCountsWhileItIsRecent() {
        web.serve(HERE, withoutEnd(TestCertificates.NOW.minus(Duration.ofHours(23))));
        assertTrue(ask() instanceof Good);
        now = now.plus(Duration.ofHours(2));
        assertEquals(TrustFailure.REVOCATION_OUTDATED, ((Unknown) ask()).causes().get(0).failure());
    }

    @Test
    public void noDeltaTakesBackAPermanentRevocation() {
        web.serve(HERE, TestCrls.crl(authority, 5, TestCrls.revoking(person.certificate(), CRLReason.keyCompromise)));
        web.serve(DELTA, delta(6, 5, CRLReason.removeFromCRL));
        assertEquals("keyCompromise", ((Revoked) ask()).reason());
    }

    @Test
    public void ofTwoEntriesOfOneCertificateThePermanentCounts() {
        for (int[] reasons : new int[][] { { CRLReason.keyCompromise, CRLReason.certificateHold },
                { CRLReason.certificateHold, CRLReason.keyCompromise } }) {
            web.serve(HERE, TestCrls.crl(authority, 5, TestCrls.revoking(person.certificate(), reasons[0])
                    .andThen(TestCrls.revoking(person.certificate(), reasons[1]))));
            assertEquals("keyCompromise", ((Revoked) ask()).reason());
            now = now.plusSeconds(60);
        }
    }

    @Test
    public void signedByAKeyThatIsTooShort() {
        Issued weak = TestCertificates.root("RSA CA").keys(TestCertificates.rsa(1024)).issue();
        Issued other = weak.authentication("CN=Annan")
                .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
        web.serve(HERE, pss(weak, "SHA-256", 32));
        assertEquals(TrustFailure.REVOCATION_UNAUTHORIZED,
                ((Unknown) source.ask(new Question(other.certificate(), weak.certificate()), LONG)).causes().get(0)
                        .failure());
    }

    @Test
    public void signedWithPss() {
        Issued rsa = TestCertificates.root("RSA CA").keys(TestCertificates.rsa(2048)).issue();
        Issued other = rsa.authentication("CN=Annan")
                .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
        Question question = new Question(other.certificate(), rsa.certificate());
        web.serve(HERE, pss(rsa, "SHA-256", 32));
        assertEquals(GOOD, source.ask(question, LONG));
        now = now.plusSeconds(60);
        web.serve(HERE, pss(rsa, "SHA-1", 20));
        assertEquals(TrustFailure.REVOCATION_UNAUTHORIZED,
                ((Unknown) source.ask(question, LONG)).causes().get(0).failure());
    }

    private byte[] delta(int number, int base, int reason) {
        return TestCrls.crl(authority, number, TestCrls.revoking(person.certificate(), reason)
                .andThen(TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(base))));
    }

    private static byte[] pss(Issued authority, String hash, int salt) {
        return TestCrls.signed(authority, new PssSigner(authority.keys().getPrivate(), hash, salt),
                TestCertificates.NOW, TestCrls::empty);
    }

    private RevocationStatus ask() {
        return source.ask(new Question(person.certificate(), authority.certificate()), LONG);
    }

    private void leftOut(byte[] delta) {
        now = now.plusSeconds(60);
        folder.delete(); // a CRL that is older than one before it would be refused for that
        start();
        web.serve(DELTA, delta);
        assertEquals(GOOD, ask());
    }

    private byte[] withoutEnd(Instant thisUpdate) {
        return TestCrls.crl(authority, thisUpdate, 5, builder -> builder.setNextUpdate((Time) null));
    }

    private Good kept() {
        return (Good) source.kept(new Question(person.certificate(), authority.certificate()));
    }

    private CrlSource source(Executor rechecks) {
        InstantSource clock = () -> now;
        return new CrlSource(web, folder.getRoot().toPath(), new TestPolicy(UnknownRevocation.REFUSE),
                clock.withZone(ZoneOffset.UTC), Runnable::run, rechecks);
    }
}
