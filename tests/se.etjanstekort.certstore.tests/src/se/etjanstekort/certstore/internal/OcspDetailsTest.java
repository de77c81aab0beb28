/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** What else makes an answer none: not understood, too much, too weak, or almost about the certificate and almost by its CA. */
public class OcspDetailsTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4");
    private static final AlgorithmIdentifier SHA1 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.14.3.2.26"),
            DERNull.INSTANCE);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued root = TestCertificates.root("Rot").issue();
    private final Issued ca = root.ca("Utfärdare").issue();
    private final Issued person = ca.authentication("CN=Anna").issue();

    @Test
    public void aCriticalExtensionThatNobodyKnows() throws IOException {
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca).extension(unheardOf(true)));
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca).singleExtension(unheardOf(true)));
        assertThat(ask(new TestResponder(ca).extension(unheardOf(false)).singleExtension(unheardOf(false))),
                instanceOf(Good.class));
    }

    @Test
    public void moreAnswersThanAnybodyAsksFor() throws IOException {
        TestResponder responder = new TestResponder(ca);
        IntStream.range(0, 100).forEach(i -> responder.further(CertificateStatus.GOOD, NOW.minusSeconds(i)));
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, responder);
    }

    @Test
    public void ofSeveralAboutOneCertificateTheWorstCountsThenTheNewest() throws IOException {
        CertificateStatus revoked = new RevokedStatus(Date.from(NOW.minusSeconds(3600)), 1);
        assertThat(ask(new TestResponder(ca).further(revoked, NOW.minusSeconds(3000))), instanceOf(Revoked.class));
        Good newest = (Good) ask(new TestResponder(ca).further(CertificateStatus.GOOD, NOW));
        assertThat(newest.thisUpdate(), is(NOW));
    }

    @Test
    public void anAnswerOfAnotherType() throws IOException {
        TestResponder responder = new TestResponder(ca);
        refused(TrustFailure.REVOCATION_WRONG_ANSWER, (request, sink) -> {
            ByteArrayOutputStream basic = new ByteArrayOutputStream();
            responder.fetch(request, basic);
            OCSPResponse response = OCSPResponse.getInstance(basic.toByteArray());
            sink.write(new OCSPResponse(response.getResponseStatus(),
                    new ResponseBytes(UNHEARD_OF, response.getResponseBytes().getResponse())).getEncoded());
            return null;
        });
    }

    @Test
    public void oneThatIsToBeMadeTomorrow() throws IOException {
        refused(TrustFailure.REVOCATION_OUTDATED, new TestResponder(ca).produced(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    public void aDelegateThatIsNoneYetOrTooWeakOrForSomethingElse() throws IOException {
        for (Request delegate : List.of(
                OcspAttacksTest.delegate(ca).valid(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1))),
                OcspAttacksTest.delegate(ca).digest("SHA1"),
                OcspAttacksTest.delegate(ca).keyUsage(KeyUsage.keyEncipherment),
                OcspAttacksTest.delegate(ca).extension(UNHEARD_OF, true, DERNull.INSTANCE))) {
            refused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(delegate.issue()));
        }
        refused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(
                OcspAttacksTest.delegate(ca).keys(TestCertificates.rsa(1024)).issue()).algorithm("SHA256withRSA"));
        assertThat(ask(new TestResponder(
                OcspAttacksTest.delegate(ca).keyUsage(KeyUsage.digitalSignature).issue())), instanceOf(Good.class));
    }

    @Test
    public void aDelegateOfTheSameKeyUnderAnotherName() throws IOException {
        Issued otherName = root.ca("Annan").keys(ca.keys()).issue();
        refused(TrustFailure.REVOCATION_UNAUTHORIZED,
                new TestResponder(OcspAttacksTest.delegate(otherName).issue()));
    }

    @Test
    public void aSignatureThatIsTooWeak() throws IOException {
        refused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(ca).algorithm("SHA1withECDSA"));
        Issued weak = root.ca("Utfärdare").keys(TestCertificates.rsa(1024)).issue();
        Issued hers = OcspAttacksTest.withResponder(weak.authentication("CN=Anna"), "http://o.example/").issue();
        Question question = new Question(hers.certificate(), weak.certificate());
        assertThat(failure(source(new TestResponder(weak).algorithm("SHA256withRSA")).ask(question,
                Duration.ofSeconds(5))), is(TrustFailure.REVOCATION_UNAUTHORIZED));
    }

    @Test
    public void theSameSerialOfAnotherIssuer() throws Exception {
        for (Issued other : List.of(root.ca("Annan").keys(ca.keys()).issue(), root.ca("Utfärdare").issue())) {
            refused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca)
                    .id(new CertificateID(new JcaDigestCalculatorProviderBuilder().build().get(SHA1),
                            new JcaX509CertificateHolder(other.certificate()),
                            person.certificate().getSerialNumber())));
        }
    }

    @Test
    public void noMoreThanFourAddressesAreAsked() throws IOException {
        TestResponder responder = new TestResponder(ca).down(true);
        ask(responder);
        assertThat(responder.asked.size(), is(4));
    }

    private static Extension unheardOf(boolean critical) {
        return new Extension(UNHEARD_OF, critical, new byte[] { 5, 0 });
    }

    private void refused(TrustFailure failure, HttpFetcher responder) throws IOException {
        assertThat(failure(ask(responder)), is(failure));
    }

    private static TrustFailure failure(RevocationStatus status) {
        assertThat(status, instanceOf(Unknown.class));
        return ((Unknown) status).causes().get(0).failure();
    }

    private RevocationStatus ask(HttpFetcher responder) throws IOException {
        return source(responder).ask(new Question(person.certificate(), ca.certificate()), Duration.ofSeconds(5));
    }

    /** Five addresses, as an administrator may name them. */
    private OcspSource source(HttpFetcher responder) throws IOException {
        List<URI> five = IntStream.range(0, 5).mapToObj(i -> URI.create("http://o" + i + ".example/")).toList();
        Policy policy = TestPolicy.with("revocation.ocsp.addresses",
                Map.of(CertificateParser.fingerprint(ca.certificate()), five));
        return new OcspSource(responder, folder.newFolder().toPath(), policy, Clock.fixed(NOW, ZoneOffset.UTC),
                TestSource.silent(Source.CRL));
    }
}
