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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.pkcs15.CertificateObject.Kind;

/** What a card may hold instead of certificates. Nothing of it is trusted, and nothing breaks on it. */
public class HostileCertificatesTest {

    private static final String PERSON = "C=SE,O=Region Exempel,CN=Åsa,SERIALNUMBER=TSTNMT2321000156-10B7";

    private final Issued ca = TestCertificates.root("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
    private final PkixCertificateStore store = store(ca);
    private final byte[] good = TestCard.encoded(ca.authentication(PERSON).title("Läkare").issue());

    @Test
    public void whatIsNoCertificateIsListedAndTheOthersGoOn() {
        byte[][] garbage = { {}, { 0x30 }, { 0x30, 0 }, { 0x30, (byte) 0x80, 0, 0 }, new byte[5000],
                "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII), pem(good),
                Arrays.copyOf(good, good.length + 1), Arrays.copyOf(good, good.length - 1),
                oversized() };
        TestCard card = new TestCard();
        for (byte[] bytes : garbage) {
            card.add(Kind.OWN, false, bytes);
        }
        card.add(Kind.OWN, false, good);
        CardCertificates certificates = store.certificates(card.contents());
        assertThat(certificates.unreadable().size(), is(garbage.length));
        assertThat(certificates.entries().size(), is(1));
        assertThat(isTrusted(card), is(true));
    }

    @Test
    public void anExtensionThatComesTwiceMakesItNoCertificate() {
        byte[] der = good.clone();
        replaceOnce(der, new byte[] { 0x55, 0x1D, 0x09 }, new byte[] { 0x55, 0x1D, 0x0F }); // title becomes keyUsage
        assertThat(CertificateParser.parse(der).isPresent(), is(false));
    }

    @Test
    public void extensionsThatCannotBeReadSayNothing() {
        byte[] der = TestCard.encoded(ca.authentication(PERSON)
                .extension(Extension.subjectDirectoryAttributes, false, DERNull.INSTANCE)
                .extension(Extension.certificatePolicies, false,
                        new DERSequence(new DEROctetString(new byte[] { 1 })))
                .issue());
        TestCard card = new TestCard().add(Kind.OWN, false, der);
        assertThat(store.identities(card.contents()).get(0).identity().title(), is(""));
    }

    @Test
    public void aCardFullOfCertificatesIsReadToABound() {
        TestCard card = new TestCard();
        for (int i = 0; i < 50; i++) {
            card.add(Kind.USEFUL, true, good);
        }
        CardCertificates certificates = store.certificates(card.contents());
        assertThat(certificates.authorities().size(), is(32));
        assertThat(certificates.unreadable().size(), is(18));
    }

    @Test
    public void theCardsWordDoesNotMakeACaAHolder() {
        TestCard card = new TestCard().add(Kind.OWN, false, TestCard.encoded(ca));
        assertThat(store.certificates(card.contents()).authorities().size(), is(1));
        assertThat(store.identities(card.contents()), is(List.of()));
    }

    @Test
    public void aChangedByteIsNeverTrustedAndNeverBreaksAnything() {
        Random random = new Random(7816);
        for (int round = 0; round < 500; round++) {
            byte[] der = good.clone();
            der[random.nextInt(der.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(isTrusted(new TestCard().add(Kind.OWN, false, der)), is(false));
        }
    }

    @Test
    public void aChangedByteInAHelperBreaksNothing() {
        Random random = new Random(15);
        for (int round = 0; round < 150; round++) {
            byte[] der = TestCard.encoded(ca);
            der[random.nextInt(der.length)] ^= (byte) (1 + random.nextInt(255));
            TestCard card = new TestCard().add(Kind.OWN, false, good).add(Kind.USEFUL, true, der);
            assertThat(isTrusted(card), is(true));
        }
    }

    private boolean isTrusted(TestCard card) {
        List<ValidatedIdentity> identities = store.identities(card.contents());
        return identities.size() == 1
                && identities.get(0).authentication().filter(Validation.Trusted.class::isInstance).isPresent();
    }

    private static PkixCertificateStore store(Issued ca) {
        TrustAnchor anchor = new TrustAnchor(ca.certificate(), CertificateParser.fingerprint(ca.certificate()),
                new AnchorSource.Contribution("test", ""));
        return new PkixCertificateStore(() -> new TrustAnchors(List.of(anchor), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(),
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC));
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] oversized() {
        return TestCard.encoded(ca.authentication(PERSON)
                .extension(Extension.subjectInfoAccess, false, new DEROctetString(new byte[20_000])).issue());
    }

    private static void replaceOnce(byte[] bytes, byte[] what, byte[] by) {
        for (int i = 0; i <= bytes.length - what.length; i++) {
            if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                System.arraycopy(by, 0, bytes, i, by.length);
                return;
            }
        }
        throw new AssertionError("not found");
    }
}
