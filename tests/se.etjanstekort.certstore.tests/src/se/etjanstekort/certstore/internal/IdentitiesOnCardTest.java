/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** How the certificates of a card become identities. */
public class IdentitiesOnCardTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final String PERSON = "C=SE,CN=Åsa Bergström Öhrn,SURNAME=Bergström Öhrn,GIVENNAME=Åsa,";
    private static final String EMPLOYEE = PERSON + "O=Region Exempel,SERIALNUMBER=TSTNMT2321000156-10B7";
    private static final String CITIZEN = PERSON + "SERIALNUMBER=191212121212";

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final Issued hsaCa = root.ca("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
    private final Issued idCa = root.ca("TEST Exempel e-id Person ID 3 CA v1").issue();
    private final Issued authentication = hsaCa.authentication(EMPLOYEE).title("Specialistläkare").issue();
    private final Issued signature = hsaCa.signature(EMPLOYEE).title("Specialistläkare").issue();

    @Test
    public void fourCertificatesAreTwoIdentities() {
        List<Identity> identities = identities(TestCard.of(idCa.signature(CITIZEN).issue(),
                idCa.authentication(CITIZEN).issue(), authentication, signature));
        assertThat(identities.stream().map(Identity::kind).toList(),
                is(List.of(IdentityKind.HSA_ID, IdentityKind.PERSONNUMMER)));
        Identity employee = identities.get(0);
        assertThat(employee.id(), is("TSTNMT2321000156-10B7"));
        assertThat(employee.name(), is("Åsa Bergström Öhrn"));
        assertThat(employee.givenName(), is("Åsa"));
        assertThat(employee.surname(), is("Bergström Öhrn"));
        assertThat(employee.organisation(), is("Region Exempel"));
        assertThat(employee.title(), is("Specialistläkare"));
        assertThat(employee.issuer(), is("TEST Exempel e-id Person HSA-id 3 CA v1"));
        assertThat(employee.level(), is(AssuranceLevel.LEVEL_3));
        assertThat(certificate(employee.authentication()), is(Optional.of(authentication.certificate())));
        assertThat(certificate(employee.signature()), is(Optional.of(signature.certificate())));
        assertThat(identities.get(1).signature().isPresent(), is(true));
    }

    @Test
    public void aPersonnummerIsMaskedWhereverItCouldBeShownUnasked() {
        Identity citizen = identities(TestCard.of(idCa.authentication(CITIZEN).issue())).get(0);
        assertThat(citizen.id(), is("191212121212"));
        assertThat(citizen.maskedId(), is("19XXXXXX-••••"));
        assertThat(citizen.toString(), is("Identity[PERSONNUMMER 19XXXXXX-••••]"));
        assertThat(citizen.authentication().toString(), not(containsString("191212121212")));
        ValidatedIdentity validated = validated(TestCard.of(idCa.authentication(CITIZEN).issue())).get(0);
        assertThat(validated.toString(), not(containsString("191212121212")));
    }

    @Test
    public void whatLooksLikeAPersonnummerIsMaskedThoughNoRuleKnowsIt() {
        for (String id : new String[] { "191212121212", "PNOSE-191212121212", "19121212-1212", "121212+1212" }) {
            Identity other = identities(TestCard.of(root.ca("Okänd CA").issue()
                    .authentication("CN=Åsa,SERIALNUMBER=" + id.replace("+", "\\+")).issue())).get(0);
            assertThat(other.kind(), is(IdentityKind.OTHER));
            assertThat(other.id(), is(id));
            assertThat(other.maskedId(), not(containsString("1212")));
        }
    }

    @Test
    public void aReserveCardMayHaveOneCertificate() {
        Identity identity = identities(TestCard.of(authentication)).get(0);
        assertThat(identity.signature(), is(Optional.empty()));
        assertThat(identity.validUntil(), is(authentication.certificate().getNotAfter().toInstant()));
    }

    @Test
    public void theFirstCertificateToEndEndsTheIdentity() {
        Issued shorter = hsaCa.signature(EMPLOYEE).valid(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)))
                .issue();
        assertThat(identities(TestCard.of(authentication, shorter)).get(0).validUntil(),
                is(shorter.certificate().getNotAfter().toInstant()));
    }

    @Test
    public void afterARenewalPairsStayTogetherAndTheNewestComesFirst() {
        Instant then = NOW.minus(Duration.ofDays(900));
        Issued oldAuthentication = hsaCa.authentication(EMPLOYEE).valid(then, NOW.plus(Duration.ofDays(30))).issue();
        Issued oldSignature = hsaCa.signature(EMPLOYEE).valid(then, NOW.plus(Duration.ofDays(30))).issue();
        List<Identity> identities = identities(
                TestCard.of(oldSignature, oldAuthentication, signature, authentication));
        assertThat(certificate(identities.get(0).authentication()), is(Optional.of(authentication.certificate())));
        assertThat(certificate(identities.get(0).signature()), is(Optional.of(signature.certificate())));
        assertThat(certificate(identities.get(1).authentication()), is(Optional.of(oldAuthentication.certificate())));
        assertThat(certificate(identities.get(1).signature()), is(Optional.of(oldSignature.certificate())));

        Identity alone = identities(TestCard.of(authentication, oldAuthentication, oldSignature)).get(0);
        assertThat(certificate(alone.authentication()), is(Optional.of(authentication.certificate())));
        assertThat(alone.signature(), is(Optional.empty()));
    }

    @Test
    public void sixCertificatesAreTwoIdentitiesAndALeftover() {
        Instant then = NOW.minus(Duration.ofDays(900));
        List<Identity> identities = identities(TestCard.of(
                hsaCa.signature(EMPLOYEE).valid(then, NOW.plusSeconds(60)).issue(), signature,
                idCa.authentication(CITIZEN).issue(), authentication, idCa.signature(CITIZEN).issue(),
                hsaCa.authentication(EMPLOYEE).valid(then, NOW.plusSeconds(60)).issue()));
        assertThat(identities.stream().map(Identity::kind).toList(),
                is(List.of(IdentityKind.HSA_ID, IdentityKind.HSA_ID, IdentityKind.PERSONNUMMER)));
        assertThat(certificate(identities.get(0).authentication()), is(Optional.of(authentication.certificate())));
        assertThat(identities.get(0).isSameAs(identities.get(1)), is(true));
        assertThat(identities.stream().allMatch(one -> one.signature().isPresent()), is(true));
    }

    @Test
    public void theTrustedComesBeforeTheNewer() {
        Issued newer = root.ca("TEST Exempel e-id Person HSA-id 3 CA v2").issue().authentication(EMPLOYEE)
                .valid(NOW.minusSeconds(60), NOW.plusSeconds(60)).issue();
        List<ValidatedIdentity> identities = validated(TestCard.of(newer, authentication).with(hsaCa));
        assertThat(certificate(identities.get(0).trustedAuthentication()),
                is(Optional.of(authentication.certificate())));
        assertThat(identities.get(1).trustedAuthentication(), is(Optional.empty()));
    }

    @Test
    public void theSameCertificateTwiceIsOne() {
        assertThat(identities(TestCard.of(authentication, authentication, signature)).size(), is(1));
    }

    @Test
    public void differentSubjectsAreNotPairedThoughTheIdIsTheSame() {
        Issued otherName = hsaCa.signature(EMPLOYEE.replace("Åsa Bergström", "Mirko")).issue();
        List<Identity> identities = identities(TestCard.of(authentication, otherName));
        assertThat(identities.size(), is(2));
        for (Identity identity : identities) {
            assertThat(identity.authentication().isPresent(), not(identity.signature().isPresent()));
        }
    }

    @Test
    public void whoNamesTwoIsNobodyAndIsNotPaired() {
        String two = EMPLOYEE + ",SERIALNUMBER=TSTNMT2321000156-1019";
        assertThat(identities(TestCard.of(hsaCa.authentication(two).issue(), hsaCa.signature(two).issue())).size(),
                is(2));
    }

    @Test
    public void theOrderOnTheCardDoesNotMatter() {
        Issued citizen = idCa.authentication(CITIZEN).issue();
        List<String> one = identities(TestCard.of(authentication, signature, citizen)).stream()
                .map(Identity::toString).toList();
        List<String> other = identities(TestCard.of(citizen, signature, authentication)).stream()
                .map(Identity::toString).toList();
        assertThat(one, is(other));
    }

    @Test
    public void namesCannotTurnOrBreakTheTextAroundThem() {
        Identity identity = identities(TestCard.of(hsaCa.authentication(
                "CN=Åsa\u202E\u0007 gnihton,O=" + "x".repeat(300) + ",SERIALNUMBER=TSTNMT2321000156-10B7").issue()))
                .get(0);
        assertThat(identity.name(), is("Åsa[U+202E][U+0007] gnihton"));
        assertThat(identity.organisation().length(), is(200));
        assertThat(identity.surname(), is(""));
    }

    @Test
    public void anHsaIdIsTheSameInBothCasesOfAscii() {
        Identity upper = identities(TestCard.of(authentication)).get(0);
        Identity lower = identities(TestCard.of(hsaCa.authentication(EMPLOYEE.replace("TSTNMT", "tstnmt")).issue()))
                .get(0);
        assertThat(upper.isSameAs(lower), is(true));
        Identity other = identities(TestCard.of(hsaCa.authentication(EMPLOYEE.replace("10B7", "1019")).issue())).get(0);
        assertThat(upper.isSameAs(other), is(false));
        Identity otherKind = identities(TestCard.of(root.ca("Okänd CA").issue().authentication(EMPLOYEE).issue()))
                .get(0);
        assertThat(otherKind.id(), is(upper.id()));
        assertThat(upper.isSameAs(otherKind), is(false));
    }

    @Test
    public void anHsaIdInTheOtherCaseIsPairedAndIsALeftoverLikeAnyOther() {
        String lower = EMPLOYEE.replace("TSTNMT2321000156-10B7", "tstnmt2321000156-10b7");
        Issued lowerSignature = hsaCa.signature(lower).issue();
        List<Identity> pair = identities(TestCard.of(authentication, lowerSignature));
        assertThat(pair.size(), is(1));
        assertThat(pair.get(0).id(), is("TSTNMT2321000156-10B7"));
        assertThat(certificate(pair.get(0).signature()), is(Optional.of(lowerSignature.certificate())));

        Instant then = NOW.minus(Duration.ofDays(900));
        Issued oldAuthentication = hsaCa.authentication(lower).valid(then, NOW.plus(Duration.ofDays(30))).issue();
        Issued oldSignature = hsaCa.signature(EMPLOYEE).valid(then, NOW.plus(Duration.ofDays(30))).issue();
        List<Identity> renewed = identities(
                TestCard.of(oldSignature, oldAuthentication, lowerSignature, authentication));
        assertThat(renewed.size(), is(2));
        assertThat(certificate(renewed.get(0).signature()), is(Optional.of(lowerSignature.certificate())));
        assertThat(certificate(renewed.get(1).authentication()), is(Optional.of(oldAuthentication.certificate())));
        assertThat(certificate(renewed.get(1).signature()), is(Optional.of(oldSignature.certificate())));
    }

    @Test
    public void severalHsaIdsOfOnePersonStaySeparate() {
        Issued second = hsaCa.authentication(EMPLOYEE.replace("10B7", "1019")).issue();
        assertThat(
                identities(TestCard.of(authentication, signature, second)).stream().map(Identity::id).sorted().toList(),
                is(List.of("TSTNMT2321000156-1019", "TSTNMT2321000156-10B7")));
    }

    private List<Identity> identities(TestCard card) {
        return validated(card).stream().map(ValidatedIdentity::identity).toList();
    }

    private List<ValidatedIdentity> validated(TestCard card) {
        TrustAnchor anchor = new TrustAnchor(root.certificate(), CertificateParser.fingerprint(root.certificate()),
                new AnchorSource.Contribution("test", ""));
        return new PkixCertificateStore(() -> new TrustAnchors(List.of(anchor), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .identities(card.contents());
    }

    private static Optional<X509Certificate> certificate(Optional<CertificateEntry> entry) {
        return entry.map(CertificateEntry::certificate);
    }
}
