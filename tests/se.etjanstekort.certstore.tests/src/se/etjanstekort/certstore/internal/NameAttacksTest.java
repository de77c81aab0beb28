/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** Names made to deceive: what says whose a card is is refused, with the exact reason; the rest is shown safely. */
public class NameAttacksTest {

    private static final String HSA_ID = "TSTNMT2321000156-10B7";
    private static final String DOCTOR = "C=SE,O=Region Exempel,CN=Åsa Öhrn,SERIALNUMBER=" + HSA_ID;

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final Issued ca = root.ca("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
    private final Issued persons = root.ca("TEST Exempel e-id Person ID 3 CA v1").issue();

    @Test
    public void anHonestName() {
        assertThat(failures(ca, DOCTOR), is(List.of()));
        assertThat(failures(persons, "CN=Åsa Öhrn,SERIALNUMBER=191212121212"), is(List.of()));
    }

    @Test
    public void twoSerialNumbersInOneSubject() {
        for (String second : List.of("TSTNMT2321000156-1019", HSA_ID)) {
            assertThat(failures(ca, DOCTOR + ",SERIALNUMBER=" + second), is(List.of(TrustFailure.SEVERAL_IDENTITIES)));
            assertThat("in one RDN", failures(ca, DOCTOR + "+SERIALNUMBER=" + second),
                    is(List.of(TrustFailure.SEVERAL_IDENTITIES)));
        }
        Identity nobody = identity(ca, DOCTOR + ",SERIALNUMBER=TSTNMT2321000156-1019").identity();
        assertThat(nobody.kind(), is(IdentityKind.OTHER));
    }

    @Test
    public void aPersonnummerThatCannotBe() {
        for (String number : List.of("191212121213", "191213121211", "197010632390")) {
            assertThat(number, failures(persons, "CN=Åsa Öhrn,SERIALNUMBER=" + number),
                    is(List.of(TrustFailure.IMPOSSIBLE_PERSONNUMMER)));
        }
    }

    @Test
    public void lookAlikesOfAnHsaIdAreNoHsaId() {
        for (String id : List.of("\u0422STNMT2321000156-10B7", HSA_ID + "\u200B", "\u202E" + HSA_ID, HSA_ID + "\u0000",
                "TSTNMT\uFF122321000156-10B7", "TSTNMT2321000156\u201010B7")) {
            // BC would make a PrintableString of it and cut its characters
            byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
            String der = String.format("#0C%02X", utf8.length) + HexFormat.of().formatHex(utf8);
            assertThat(id, failures(ca, "CN=Åsa Öhrn,SERIALNUMBER=" + der), is(List.of(TrustFailure.INVALID_IDENTITY)));
        }
    }

    @Test
    public void bidirectionalAndLookAlikeCharactersAreShownSafely() {
        Identity shown = identity(ca, "O=Region\u202EExempel,CN=\u2067Åsa\u200B \u041Ehrn,SURNAME=\u041Ehrn,"
                + "T=L\u00E4kar\u0435,SERIALNUMBER=" + HSA_ID).identity();
        assertThat(shown.name(), is("[U+2067]Åsa[U+200B] [U+041E]hrn"));
        assertThat(shown.surname(), is("[U+041E]hrn"));
        assertThat(shown.title(), is("Läkar[U+0435]"));
        assertThat(shown.organisation(), is("Region[U+202E]Exempel"));
    }

    @Test
    public void lookAlikesOfAnIssuersNameMakeNoIssuerAndAreSeen() {
        Issued forged = TestCertificates.root("TEST \u0415\u0445empel e-id Root CA v2").issue();
        Issued forgedCa = forged.ca("TEST Exempel e-id Person HSA-id 3 C\u0410 v1").issue();
        ValidatedIdentity shown = store().identities(
                TestCard.of(forgedCa.authentication(DOCTOR).issue()).with(forgedCa).with(forged).contents()).get(0);
        assertThat(failures(shown), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
        assertThat(shown.identity().issuer(), is("TEST Exempel e-id Person HSA-id 3 C[U+0410] v1"));
        assertThat(shown.identity().kind(), is(IdentityKind.OTHER));
        assertThat(anchor(forged).name(), is("CN=TEST [U+0415][U+0445]empel e-id Root CA v2,O=Exempel e-id AB,C=SE"));
    }

    private List<TrustFailure> failures(Issued issuer, String subject) {
        return failures(identity(issuer, subject));
    }

    private static List<TrustFailure> failures(ValidatedIdentity identity) {
        return identity.authentication().orElseThrow() instanceof Validation.NotTrusted not ? not.failures()
                : List.of();
    }

    private ValidatedIdentity identity(Issued issuer, String subject) {
        return store().identities(TestCard.of(issuer.authentication(subject).issue()).with(issuer).contents()).get(0);
    }

    private PkixCertificateStore store() {
        return new PkixCertificateStore(() -> new TrustAnchors(List.of(anchor(root)), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(),
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC));
    }

    private static TrustAnchor anchor(Issued issued) {
        return new TrustAnchor(issued.certificate(), CertificateParser.fingerprint(issued.certificate()),
                new AnchorSource.Contribution("test", ""));
    }
}
