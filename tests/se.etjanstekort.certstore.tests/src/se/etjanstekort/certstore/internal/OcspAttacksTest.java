/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.Nonce;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** Answers of responders that lie, are lost, or are not asked at all; each with the exact refusal. */
public final class OcspAttacksTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final String ADDRESS = "http://ocsp.exempel.example/";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued root = TestCertificates.root("Rot").issue();
    private final Issued ca = root.ca("Utfärdare").issue();
    private final Issued person = withResponder(ca.authentication("CN=Anna"), ADDRESS).issue();
    private Path answers;

    @Before
    public void setUp() throws IOException {
        answers = folder.newFolder().toPath();
    }

    @Test
    public void theIssuerItselfIsBelieved() {
        assertThat(ask(new TestResponder(ca)), instanceOf(RevocationStatus.Good.class));
    }

    @Test
    public void aDelegateOfTheIssuerIsBelieved() {
        assertThat(ask(new TestResponder(delegate(ca).issue())), instanceOf(RevocationStatus.Good.class));
    }

    @Test
    public void aRevokedCardIsRevokedForTheReasonGiven() {
        RevocationStatus status = ask(new TestResponder(ca).revoked(1));
        assertThat(status, is(new RevocationStatus.Revoked("keyCompromise", NOW.minusSeconds(3600),
                NOW.minusSeconds(60), RevocationStatus.Source.OCSP)));
    }

    @Test
    public void aStrangerMayNotAnswer() {
        Issued stranger = TestCertificates.root("Rot").extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning).issue();
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(stranger));
    }

    @Test
    public void aStrangerWithTheIssuersNameMayNotAnswer() {
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(root.ca("Utfärdare").issue()));
    }

    @Test
    public void aCertificateOfTheIssuerThatIsNotForAnsweringMayNotAnswer() {
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(person));
    }

    @Test
    public void anExpiredDelegateMayNotAnswer() {
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(
                delegate(ca).valid(NOW.minus(Duration.ofDays(30)), NOW.minus(Duration.ofDays(1))).issue()));
    }

    @Test
    public void aDelegateOfAnotherCaMayNotAnswer() {
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED,
                new TestResponder(delegate(root.ca("Annan").issue()).issue()));
    }

    @Test
    public void aDelegateOfTheRootMayNotAnswerForTheCaBelowIt() {
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(delegate(root).issue()));
    }

    @Test
    public void aDelegateWhoseOwnRevocationNobodyKnowsMayNotAnswer() {
        Issued withoutNoCheck = ca.request("CN=Svarare").extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning).issue();
        assertRefused(TrustFailure.REVOCATION_UNAUTHORIZED, new TestResponder(withoutNoCheck));
    }

    @Test
    public void anAnswerForAnotherSerialIsNone() {
        assertRefused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca).serial(4711));
    }

    @Test
    public void aStaleAnswerIsNone() {
        assertRefused(TrustFailure.REVOCATION_OUTDATED,
                new TestResponder(ca).updates(NOW.minus(Duration.ofHours(3)), NOW.minus(Duration.ofHours(1))));
    }

    @Test
    public void anAnswerFromTheFutureIsNone() {
        assertRefused(TrustFailure.REVOCATION_OUTDATED,
                new TestResponder(ca).updates(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(3))));
    }

    @Test
    public void anotherNonceIsRefused() throws IOException {
        assertRefused(TrustFailure.REVOCATION_WRONG_ANSWER,
                new TestResponder(ca).nonce(new DEROctetString(new byte[32]).getEncoded()));
    }

    @Test
    public void withoutANonceAnAnswerCountsWhileItIsRecent() {
        Instant end = NOW.plus(Duration.ofDays(7));
        assertThat(ask(new TestResponder(ca).withoutNonce().updates(NOW.minus(Duration.ofHours(23)), end)),
                instanceOf(RevocationStatus.Good.class));
        assertRefused(TrustFailure.REVOCATION_OUTDATED,
                new TestResponder(ca).withoutNonce().updates(NOW.minus(Duration.ofHours(25)), end));
    }

    @Test
    public void withoutANonceNothingCountsWherePolicyRequiresOne() {
        assertRefused(TrustFailure.REVOCATION_WRONG_ANSWER, new TestResponder(ca).withoutNonce(),
                TestPolicy.with("revocation.nonce", Nonce.REQUIRE));
    }

    @Test
    public void tryLaterIsNoAnswer() {
        assertRefused(TrustFailure.REVOCATION_TRY_LATER,
                new TestResponder(ca).responseStatus(OCSPResponseStatus.TRY_LATER));
    }

    @Test
    public void aCertificateThatTheResponderDoesNotKnowIsNotGood() {
        assertRefused(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN, new TestResponder(ca).status(new UnknownStatus()));
    }

    @Test
    public void whatIsNoOcspResponseIsNoAnswer() {
        for (byte[] junk : List.of(new byte[0], new byte[] { 0x30 }, "<html>".getBytes(),
                new byte[] { 0x30, 3, 0x0A, 1, 0 }, new byte[] { 0x30, (byte) 0x80 })) {
            HttpFetcher fetcher = (request, sink) -> {
                sink.write(junk);
                return null;
            };
            assertThat(failure(source(fetcher, policy()).ask(question(), Duration.ofSeconds(5))),
                    is(TrustFailure.REVOCATION_WRONG_ANSWER));
        }
    }

    @Test
    public void everyAddressIsTriedAndEachFailureTold() {
        TestResponder responder = new TestResponder(ca).down(true);
        Policy policy = TestPolicy.with("revocation.ocsp.addresses",
                Map.of(CertificateParser.fingerprint(ca.certificate()), List.of(URI.create("http://own.example/"))));
        RevocationStatus status = source(responder, policy).ask(question(), Duration.ofSeconds(5));
        assertThat(responder.asked, is(List.of(URI.create("http://own.example/"), URI.create(ADDRESS))));
        assertThat(((RevocationStatus.Unknown) status).causes().stream().map(Cause::failure).toList(),
                is(List.of(TrustFailure.REVOCATION_UNREACHABLE, TrustFailure.REVOCATION_UNREACHABLE)));
    }

    @Test
    public void aCertificateWithoutAnAddressCannotBeAskedAbout() {
        RevocationStatus status = source(new TestResponder(ca), policy()).ask(
                new Question(ca.authentication("CN=Anna").issue().certificate(), ca.certificate()),
                Duration.ofSeconds(5));
        assertThat(failure(status), is(TrustFailure.REVOCATION_NOWHERE_TO_ASK));
    }

    @Test
    public void aWorkstationThatStartsOfflineHasTheLastAnswer() {
        RevocationStatus before = ask(new TestResponder(ca));
        assertThat(source(new TestResponder(ca).down(true), policy()).kept(question()), is(before));
    }

    @Test
    public void anAnswerAlteredOnDiskIsThrownAway() throws IOException {
        ask(new TestResponder(ca));
        Path file = answers.resolve(answers.toFile().list()[0]);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        assertThat(source(new TestResponder(ca), policy()).kept(question()),
                instanceOf(RevocationStatus.Unknown.class));
        assertThat(Files.exists(file), is(false));
    }

    @Test
    public void anAnswerOfAStrangerPutOnDiskIsThrownAway() throws IOException {
        ask(new TestResponder(ca));
        String name = answers.toFile().list()[0];
        Issued stranger = TestCertificates.root("Rot").issue();
        try (OutputStream file = Files.newOutputStream(answers.resolve(name))) {
            new TestResponder(stranger).fetch(lastRequest(), file);
        }
        assertThat(failure(source(new TestResponder(ca), policy()).kept(question())),
                is(TrustFailure.REVOCATION_UNAUTHORIZED));
    }

    @Test
    public void aPermanentRevocationIsNotForgottenForAGoodAnswer() {
        OcspSource source = source(new TestResponder(ca).revoked(1), policy());
        source.ask(question(), Duration.ofSeconds(5));
        ask(new TestResponder(ca));
        assertThat(source(new TestResponder(ca), policy()).kept(question()),
                instanceOf(RevocationStatus.Revoked.class));
    }

    private FetchRequest lastRequest() {
        List<FetchRequest> requests = new ArrayList<>();
        source((request, sink) -> {
            requests.add(request);
            return null;
        }, policy()).ask(question(), Duration.ofSeconds(5));
        return requests.get(0);
    }

    private void assertRefused(TrustFailure expected, TestResponder responder) {
        assertRefused(expected, responder, policy());
    }

    private void assertRefused(TrustFailure expected, TestResponder responder, Policy policy) {
        assertThat(failure(source(responder, policy).ask(question(), Duration.ofSeconds(5))), is(expected));
    }

    private static TrustFailure failure(RevocationStatus status) {
        assertThat(status, instanceOf(RevocationStatus.Unknown.class));
        return ((RevocationStatus.Unknown) status).causes().get(0).failure();
    }

    private RevocationStatus ask(TestResponder responder) {
        return source(responder, policy()).ask(question(), Duration.ofSeconds(5));
    }

    private OcspSource source(HttpFetcher fetcher, Policy policy) {
        return new OcspSource(fetcher, answers, policy, Clock.fixed(NOW, ZoneOffset.UTC),
                TestSource.silent(Source.CRL));
    }

    private static Policy policy() {
        return new TestPolicy(UnknownRevocation.REFUSE);
    }

    private Question question() {
        return new Question(person.certificate(), ca.certificate());
    }

    static Request delegate(Issued issuer) {
        return issuer.request("CN=Svarare").extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    }

    static Request withResponder(Request request, String address) {
        return request.extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }
}
