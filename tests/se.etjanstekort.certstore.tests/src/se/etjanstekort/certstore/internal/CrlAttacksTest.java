/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchException.Reason;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;

/** CRLs that must not be believed, each with what is said about it. */
public class CrlAttacksTest {

    private static final String HERE = "http://crl.example/a.crl";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
    private final TestCrls web = new TestCrls();

    @Test
    public void ofAnotherIssuer() {
        Issued other = TestCertificates.root("Annan CA").issue();
        refused(TrustFailure.REVOCATION_UNAUTHORIZED, "WRONG_ISSUER", TestCrls.crl(other, 1, TestCrls::empty));
    }

    @Test
    public void ofAnotherIssuerWithTheSameName() {
        Issued other = TestCertificates.root("Exempel CA").issue();
        refused(TrustFailure.REVOCATION_UNAUTHORIZED, "BAD_SIGNATURE", TestCrls.crl(other, 1, TestCrls::empty));
    }

    @Test
    public void expired() {
        refused(TrustFailure.REVOCATION_OUTDATED, "next 2026-03-13T12:00:00Z", TestCrls.crl(authority,
                TestCertificates.NOW.minus(Duration.ofDays(2)), 1, TestCrls::empty));
    }

    @Test
    public void fromTheFuture() {
        refused(TrustFailure.REVOCATION_OUTDATED, "from the future", TestCrls.crl(authority,
                TestCertificates.NOW.plus(Duration.ofHours(1)), 1, TestCrls::empty));
    }

    @Test
    public void withAnUnknownCriticalExtension() {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "UNKNOWN_CRITICAL_EXTENSION",
                TestCrls.crl(authority, 1, TestCrls.withUnheardOf()));
    }

    @Test
    public void cutInTheMiddle() {
        byte[] whole = TestCrls.crl(authority, 1, TestCrls::empty);
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "TRUNCATED", Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    public void largerThanPolicyTakes() {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "TOO_LARGE", new byte[20 * 1024 * 1024]);
    }

    @Test
    public void aWebPage() {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "MALFORMED",
                "<html>Log in to the guest network</html>".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    public void aDeltaInsteadOfACompleteOne() {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "a delta CRL instead of a complete one",
                TestCrls.crl(authority, 2, TestCrls.with(Extension.deltaCRLIndicator, new ASN1Integer(1))));
    }

    @Test
    public void aboutOtherCertificates() {
        refusedScope("a CRL of authorities' certificates only",
                new IssuingDistributionPoint(null, false, true, null, false, false));
        refusedScope("a CRL of attribute certificates",
                new IssuingDistributionPoint(null, false, false, null, false, true));
        refusedScope("an indirect CRL", new IssuingDistributionPoint(null, false, false, null, true, false));
        refusedScope("the CRL of another distribution point", new IssuingDistributionPoint(
                TestCrls.name("http://crl.example/b.crl"), false, false, null, false, false));
        refusedScope("a CRL of some reasons only", new IssuingDistributionPoint(null, false, false,
                new ReasonFlags(ReasonFlags.keyCompromise), false, false));
    }

    @Test
    public void ofUsersOnlyItSaysNothingAboutAnAuthority() {
        person = authority.ca("Utfärdare").extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE))
                .issue();
        refusedScope("a CRL of users' certificates only",
                new IssuingDistributionPoint(null, true, false, null, false, false));
    }

    @Test
    public void withAnEntryOfAnotherIssuerThoughItIsNotIndirect() throws IOException {
        Extension other = Extension.create(Extension.certificateIssuer, true,
                new GeneralNames(new GeneralName(new X500Name("CN=Annan"))));
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, "MALFORMED",
                TestCrls.crl(authority, 1, builder -> builder.addCRLEntry(person.certificate().getSerialNumber(),
                        Date.from(TestCertificates.NOW), new Extensions(other))));
    }

    @Test
    public void ofAnotherSignerOrOfSomeReasonsItIsNotAsked() {
        GeneralNames other = new GeneralNames(new GeneralName(new X500Name("CN=Annan")));
        for (DistributionPoint point : List.of(new DistributionPoint(TestCrls.name(HERE), null, other),
                new DistributionPoint(TestCrls.name(HERE), new ReasonFlags(ReasonFlags.keyCompromise), null))) {
            person = authority.authentication("CN=Test Testsson").extension(Extension.cRLDistributionPoints, false,
                    new CRLDistPoint(new DistributionPoint[] { point })).issue();
            web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
            unknown(TrustFailure.REVOCATION_NOWHERE_TO_ASK, "no address of one that the issuer signs");
        }
    }

    /** What it says counts, what it does not say does not. */
    @Test
    public void ofSomeReasonsOnlyItStillRevokes() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls.revoking(person.certificate(), CRLReason.keyCompromise)
                .andThen(TestCrls.with(Extension.issuingDistributionPoint, new IssuingDistributionPoint(null, false,
                        false, new ReasonFlags(ReasonFlags.keyCompromise), false, false)))));
        assertTrue(ask() instanceof RevocationStatus.Revoked);
    }

    @Test
    public void ofThisPointAndForUsersItAnswers() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls.with(Extension.issuingDistributionPoint,
                new IssuingDistributionPoint(TestCrls.name(HERE), true, false, null, false, false))));
        assertTrue(ask() instanceof RevocationStatus.Good);
    }

    @Test
    public void aServerThatMisbehaves() {
        failed(TrustFailure.REVOCATION_UNREACHABLE, Reason.BAD_REDIRECT);
        failed(TrustFailure.REVOCATION_UNREACHABLE, Reason.TOO_SLOW);
        failed(TrustFailure.REVOCATION_TRY_LATER, Reason.BAD_STATUS);
    }

    private void refusedScope(String detail, IssuingDistributionPoint scope) {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, detail,
                TestCrls.crl(authority, 1, TestCrls.with(Extension.issuingDistributionPoint, scope)));
    }

    private void failed(TrustFailure failure, Reason reason) {
        web.fail(HERE, reason);
        unknown(failure, reason.name());
    }

    private void refused(TrustFailure failure, String detail, byte[] crl) {
        web.serve(HERE, crl);
        unknown(failure, detail);
    }

    private void unknown(TrustFailure failure, String detail) {
        List<RevocationStatus.Cause> causes = ((RevocationStatus.Unknown) ask()).causes();
        assertEquals(1, causes.size());
        assertEquals(failure, causes.get(0).failure());
        assertTrue(causes.get(0).detail(), causes.get(0).detail().contains(detail));
    }

    private RevocationStatus ask() {
        TestPolicy policy = new TestPolicy(UnknownRevocation.REFUSE, Map.of("revocation.crl.megabytes", 1));
        return new CrlSource(web, folder.getRoot().toPath(), policy,
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC), Runnable::run, Runnable::run)
                .ask(new Question(person.certificate(), authority.certificate()), Duration.ofMinutes(1));
    }
}
