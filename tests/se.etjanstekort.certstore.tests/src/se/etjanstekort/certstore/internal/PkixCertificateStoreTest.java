/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.aia.IssuerFolder;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** Which certificates are relied on: the good one, and each way of not being good. */
public class PkixCertificateStoreTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String DOCTOR = "C=SE,L=Exempel,O=Region Exempel,CN=Åsa Bergström Öhrn,SURNAME=Bergström Öhrn,"
            + "GIVENNAME=Åsa,SERIALNUMBER=TSTNMT2321000156-10B7";
    private static final String CA = "TEST Exempel e-id Person HSA-id 3 CA v1";

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final Issued ca = root.ca(CA).issue();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    public void aCertificateOfATrustedIssuerIsTrusted() {
        Issued leaf = ca.authentication(DOCTOR).issue();
        Validation validation = validate(leaf);
        assertThat(validation, instanceOf(Validation.Trusted.class));
        Validation.Trusted trusted = (Validation.Trusted) validation;
        assertThat(trusted.path(), is(List.of(leaf.certificate(), ca.certificate())));
        assertThat(trusted.anchor().certificate(), is(root.certificate()));
        assertThat(trusted.revocation(),
                is(new RevocationStatus.Unknown(TrustFailure.REVOCATION_NOT_ASKED, "nobody is asked")));
        assertThat(trusted.warnings(), is(List.of(TrustFailure.REVOCATION_UNKNOWN)));
        assertThat(validation.toString(), not(containsString("Bergström")));
    }

    @Test
    public void anIssuingCaCanBeTheAnchorItself() {
        assertThat(failures(TestCard.of(ca.authentication(DOCTOR).issue()), List.of(ca)), is(List.of()));
    }

    @Test
    public void asShippedAnUnknownRevocationStatusRefuses() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).issue()).with(ca);
        assertThat(failures(single(store(List.of(root), UnknownRevocation.REFUSE), card)),
                is(List.of(TrustFailure.REVOCATION_UNKNOWN)));
    }

    @Test
    public void aCertificateOfAnotherRootIsNot() {
        Issued stranger = TestCertificates.root("Främmande Root CA").issue().ca(CA).issue();
        assertThat(failures(TestCard.of(stranger.authentication(DOCTOR).issue()).with(stranger), List.of(root)),
                is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void copiedNamesOfIssuersDoNotHelp() {
        Issued forgedRoot = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
        Issued forgedCa = forgedRoot.ca(CA).issue();
        assertThat(failures(TestCard.of(forgedCa.authentication(DOCTOR).issue()).with(forgedCa).with(forgedRoot)
                .with(ca), List.of(root)), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void aRootOnTheCardIsNoAnchor() {
        assertThat(failures(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca).with(root), List.of()),
                is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void withoutTheIssuingCaThereIsNoPath() {
        assertThat(failures(TestCard.of(ca.authentication(DOCTOR).issue()), List.of(root)),
                is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void validityHasTwoEnds() {
        assertThat(failuresOf(ca.authentication(DOCTOR).valid(NOW.minus(DAY), NOW.minusSeconds(1))),
                is(List.of(TrustFailure.EXPIRED)));
        assertThat(failuresOf(ca.authentication(DOCTOR).valid(NOW.plusSeconds(1), NOW.plus(DAY))),
                is(List.of(TrustFailure.NOT_YET_VALID)));
        assertThat(failuresOf(ca.authentication(DOCTOR).valid(NOW, NOW)), is(List.of()));
    }

    @Test
    public void anIssuerThatHasEndedIssuesNothing() {
        Issued ended = root.ca(CA).valid(NOW.minus(DAY), NOW.minusSeconds(1)).issue();
        assertThat(failures(TestCard.of(ended.authentication(DOCTOR).issue()).with(ended), List.of(root)),
                is(List.of(TrustFailure.ISSUER_NOT_VALID)));
    }

    @Test
    public void anAnchorThatHasEndedTrustsNobody() {
        Issued ended = TestCertificates.root("Root").valid(NOW.minus(DAY), NOW.minusSeconds(1)).issue();
        assertThat(failures(TestCard.of(ended.authentication(DOCTOR).issue()), List.of(ended)),
                is(List.of(TrustFailure.ISSUER_NOT_VALID)));
    }

    @Test
    public void aCertificateForUnderskriftIsNotOfferedForSigningIn() {
        ValidatedIdentity signer = single(store(List.of(root), UnknownRevocation.WARN),
                TestCard.of(ca.signature(DOCTOR).issue()).with(ca));
        assertThat(signer.authentication(), is(Optional.empty()));
        assertThat(signer.trustedAuthentication(), is(Optional.empty()));
        assertThat(signer.trustedSignature().isPresent(), is(true));
    }

    @Test
    public void bothUsesAtOnceAreForUnderskriftOnly() {
        Issued both = ca.request(DOCTOR).keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation).issue();
        ValidatedIdentity signer = single(store(List.of(root), UnknownRevocation.WARN),
                TestCard.of(both).with(ca));
        assertThat(signer.trustedAuthentication(), is(Optional.empty()));
    }

    @Test
    public void neitherUseMakesNoIdentity() {
        TestCard card = TestCard.of(ca.request(DOCTOR).keyUsage(KeyUsage.keyEncipherment).issue(),
                ca.request(DOCTOR).issue()).with(ca);
        assertThat(store(List.of(root), UnknownRevocation.WARN).identities(card.contents()), is(List.of()));
    }

    @Test
    public void extendedKeyUsageWithoutSigningInIsTheWrongPurpose() {
        assertThat(failuresOf(ca.authentication(DOCTOR).extendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                is(List.of(TrustFailure.WRONG_PURPOSE)));
        assertThat(failuresOf(ca.authentication(DOCTOR).extendedKeyUsage(KeyPurposeId.id_kp_emailProtection,
                KeyPurposeId.id_kp_clientAuth)), is(List.of()));
    }

    @Test
    public void aPersonsCertificateIssuesNothing() {
        Issued person = ca.authentication(DOCTOR).issue();
        assertThat(failures(TestCard.of(person.authentication(DOCTOR).issue()).with(person).with(ca), List.of(root)),
                is(List.of(TrustFailure.NOT_A_CA, TrustFailure.PATH_LENGTH)));
    }

    @Test
    public void anIntermediateWithoutTheRightToSignCertificatesIssuesNothing() {
        Issued clerk = root.ca(CA).keyUsage(KeyUsage.cRLSign).issue();
        assertThat(failures(TestCard.of(clerk.authentication(DOCTOR).issue()).with(clerk), List.of(root)),
                is(List.of(TrustFailure.NOT_A_CA)));
    }

    @Test
    public void pathLengthHolds() {
        Issued below = ca.ca("TEST Exempel e-id Person HSA-id 3 CA v9").issue();
        assertThat(failures(TestCard.of(below.authentication(DOCTOR).issue()).with(below).with(ca), List.of(root)),
                is(List.of(TrustFailure.PATH_LENGTH)));
    }

    @Test
    public void anUnknownCriticalExtensionIsNotPassedOver() {
        assertThat(failuresOf(ca.authentication(DOCTOR).extension(new ASN1ObjectIdentifier("1.2.752.34.2.99"), true,
                DERNull.INSTANCE)), is(List.of(TrustFailure.UNKNOWN_CRITICAL_EXTENSION)));
    }

    @Test
    public void sha1IsTooWeakInThePersonsCertificateAndInItsIssuers() {
        assertThat(failuresOf(ca.authentication(DOCTOR).digest("SHA1")), is(List.of(TrustFailure.WEAK_ALGORITHM)));
        Issued weak = root.ca(CA).digest("SHA1").issue();
        assertThat(failures(TestCard.of(weak.authentication(DOCTOR).issue()).with(weak), List.of(root)),
                is(List.of(TrustFailure.WEAK_ALGORITHM)));
    }

    @Test
    public void shortRsaKeysAreTooWeak() {
        assertThat(failuresOf(ca.authentication(DOCTOR).keys(TestCertificates.rsa(1024))),
                is(List.of(TrustFailure.WEAK_ALGORITHM)));
        assertThat(failuresOf(ca.authentication(DOCTOR).keys(TestCertificates.rsa(2048))), is(List.of()));
        Issued weakRoot = TestCertificates.root("Root").keys(TestCertificates.rsa(1024)).issue();
        assertThat(failures(TestCard.of(weakRoot.authentication(DOCTOR).issue()), List.of(weakRoot)),
                is(List.of(TrustFailure.WEAK_ALGORITHM)));
    }

    @Test
    public void p384IsStrongEnough() {
        assertThat(failuresOf(ca.authentication(DOCTOR).keys(TestCertificates.ec("secp384r1"))), is(List.of()));
    }

    @Test
    public void everyReasonIsToldTheMostTellingFirst() {
        Request bad = ca.authentication(DOCTOR).digest("SHA1").extendedKeyUsage(KeyPurposeId.id_kp_serverAuth)
                .valid(NOW.minus(DAY), NOW.minusSeconds(1));
        assertThat(failures(TestCard.of(bad.issue()), List.of(root)),
                is(List.of(TrustFailure.UNTRUSTED_ISSUER, TrustFailure.EXPIRED, TrustFailure.WRONG_PURPOSE,
                        TrustFailure.WEAK_ALGORITHM)));
    }

    @Test
    public void anIdOutOfRangeNamesNobody() {
        String longId = DOCTOR.replace("TSTNMT2321000156-10B7", "A".repeat(32));
        assertThat(failuresOf(ca.authentication(longId)), is(List.of(TrustFailure.INVALID_IDENTITY)));
    }

    @Test
    public void aTangleOfIssuersOnTheCardEndsSoon() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).issue());
        Issued twin = TestCertificates.root(CA).issue();
        Stream.generate(() -> TestCertificates.root(CA).keys(ca.keys()).issuer(new Issued(ca.keys(),
                twin.certificate())).issue()).limit(20).forEach(card::with);
        assertThat(failures(card, List.of(root)), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void theWaitForADecisionHasBegunBeforeAnIssuerIsSought() {
        List<String> order = new ArrayList<>();
        TestPolicy policy = new TestPolicy(UnknownRevocation.WARN);
        FetchedIssuers offline = new FetchedIssuers((request, sink) -> {
            order.add("sought");
            throw new IOException("nobody there");
        }, new IssuerFolder(Path.of("nowhere")), () -> Set.of("ca.example"), Runnable::run, clock);
        AnchorRegister anchors = new AnchorRegister(() -> new TrustAnchors(List.of(), List.of()),
                new PinnedAnchors(List.of()), offline, policy);
        GeneralName address = new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/ca.cer");
        Issued leaf = ca.authentication(DOCTOR).extension(Extension.authorityInfoAccess, false,
                new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, address)).issue();
        new PkixCertificateStore(anchors, policy, IdentityRules.shipped(), clock, List::of, asking -> {
            order.add(asking.name());
            return RevocationChecker.none();
        }).identities(TestCard.of(leaf).contents(), Asking.DECIDE);
        assertThat("one wait, not one after the other", order, is(List.of("DECIDE", "SO_FAR", "sought")));
    }

    private Validation validate(Issued leaf) {
        return single(store(List.of(root), UnknownRevocation.WARN), TestCard.of(leaf).with(ca)).authentication()
                .orElseThrow();
    }

    private List<TrustFailure> failuresOf(Request leaf) {
        return failures(TestCard.of(leaf.issue()).with(ca), List.of(root));
    }

    private List<TrustFailure> failures(TestCard card, List<Issued> anchors) {
        return failures(single(store(anchors, UnknownRevocation.WARN), card));
    }

    private static List<TrustFailure> failures(ValidatedIdentity identity) {
        return identity.authentication().orElseThrow() instanceof Validation.NotTrusted notTrusted
                ? notTrusted.failures()
                : List.of();
    }

    private static ValidatedIdentity single(PkixCertificateStore store, TestCard card) {
        List<ValidatedIdentity> identities = store.identities(card.contents());
        assertThat(identities.size(), is(1));
        return identities.get(0);
    }

    private PkixCertificateStore store(List<Issued> anchors, UnknownRevocation unknown) {
        List<TrustAnchor> trusted = anchors.stream().map(issued -> new TrustAnchor(issued.certificate(),
                CertificateParser.fingerprint(issued.certificate()), new AnchorSource.Contribution("test", "")))
                .toList();
        return new PkixCertificateStore(() -> new TrustAnchors(trusted, List.of()), new TestPolicy(unknown),
                IdentityRules.shipped(), clock);
    }
}
