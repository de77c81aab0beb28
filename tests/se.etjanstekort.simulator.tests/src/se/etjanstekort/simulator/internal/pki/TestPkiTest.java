/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.simulator.internal.persona.Persona;
import se.etjanstekort.simulator.internal.persona.Personas;

/** The hierarchy validates with the platform's own validator, says what SITHS certificates say, and is issued anew in time. */
public class TestPkiTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:14:00Z");
    private static final boolean[] NON_REPUDIATION_ONLY = { false, true, false, false, false, false, false, false,
            false };

    @ClassRule
    public static final TemporaryFolder SHARED = new TemporaryFolder();

    private final TestPki pki = at(NOW);

    private static TestPki at(Instant now) {
        return new TestPki(SHARED.getRoot().toPath(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Persona persona(String name) {
        return Personas.find(name).orElseThrow();
    }

    private Map<String, Issued> credentials(String name) throws IOException, GeneralSecurityException {
        return pki.credentials(persona(name));
    }

    private void validate(String personaName, String credential) throws IOException, GeneralSecurityException {
        X509Certificate certificate = credentials(personaName).get(credential).certificate();
        List<X509Certificate> chain = Stream.concat(Stream.of(certificate),
                pki.authorities(persona(personaName)).stream()
                        .filter(ca -> ca.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())))
                .toList();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPath path = factory.generateCertPath(chain);
        byte[] root = Files.readAllBytes(pki.anchors().resolve("root.cer"));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(
                (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(root)), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    public void everyCertificateOfTheDoctorLeadsToTheRoot() throws IOException, GeneralSecurityException {
        assertEquals(List.of("hsa.authentication", "hsa.signature", "id.authentication", "id.signature"),
                List.copyOf(credentials("doctor").keySet()));
        for (String credential : credentials("doctor").keySet()) {
            validate("doctor", credential);
        }
    }

    @Test
    public void theAnchorsFolderHoldsTheOneRootAndNothingElse() throws IOException, GeneralSecurityException {
        credentials("stranger");
        try (Stream<Path> files = Files.list(pki.anchors())) {
            assertEquals(List.of("root.cer"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    public void theStrangersCertificatesDoNotValidate() {
        assertThrows(CertPathValidatorException.class, () -> validate("stranger", "hsa.authentication"));
    }

    @Test
    public void theExpiredOnesHaveExpiredAndStayAsTheyAre() throws IOException, GeneralSecurityException {
        CertPathValidatorException refused = assertThrows(CertPathValidatorException.class,
                () -> validate("expired", "hsa.authentication"));
        assertEquals(CertPathValidatorException.BasicReason.EXPIRED, refused.getReason());
        assertEquals(credentials("expired").get("id.signature").certificate(),
                credentials("expired").get("id.signature").certificate());
    }

    @Test
    public void namesAreThoseOfAPersonAtAnOrganisation() throws IOException, GeneralSecurityException {
        X509Certificate hsa = credentials("doctor").get("hsa.authentication").certificate();
        String subject = hsa.getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.5", "serialNumber"));
        assertThat(subject, containsString("CN=Åsa Bergström Öhrn,O=Region Exempel,L=Ekbacka,C=SE"));
        assertThat(credentials("doctor").get("id.authentication").certificate().getSubjectX500Principal()
                .getName("RFC2253", Map.of("2.5.4.5", "serialNumber")), containsString("CN=Åsa Bergström Öhrn,C=SE"));
    }

    @Test
    public void purposesAreToldByCriticalKeyUsage() throws IOException, GeneralSecurityException {
        Map<String, Issued> doctor = credentials("doctor");
        for (String signature : List.of("hsa.signature", "id.signature")) {
            assertArrayEquals(NON_REPUDIATION_ONLY, doctor.get(signature).certificate().getKeyUsage());
        }
        X509Certificate authentication = doctor.get("hsa.authentication").certificate();
        boolean[] usage = authentication.getKeyUsage();
        assertTrue(usage[0] && !usage[1] && usage[2] && !usage[5]);
        assertTrue(authentication.getCriticalExtensionOIDs().contains("2.5.29.15"));
        assertEquals(List.of("1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"), authentication.getExtendedKeyUsage());
        assertFalse(credentials("ec").get("hsa.authentication").certificate().getKeyUsage()[2]);
    }

    @Test
    public void carriesCardNumberTitleAndPointers() throws IOException, GeneralSecurityException {
        X509Certificate certificate = credentials("doctor").get("hsa.authentication").certificate();
        assertEquals("9752278900000010017", extension(certificate, "1.2.752.34.2.1").toString());
        assertThat(extension(certificate, Extension.subjectDirectoryAttributes.getId()).toString(),
                containsString("Specialistläkare"));
        for (String oid : List.of("2.5.29.31", "1.3.6.1.5.5.7.1.1", "2.5.29.32", "2.5.29.35", "2.5.29.14")) {
            assertTrue(oid, certificate.getNonCriticalExtensionOIDs().contains(oid));
        }
    }

    private static ASN1Primitive extension(X509Certificate certificate, String oid) throws IOException {
        return ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(certificate.getExtensionValue(oid)).getOctets());
    }

    @Test
    public void issuedOnceAndAnewBeforeItRunsOut() throws IOException, GeneralSecurityException {
        Issued first = credentials("nurse").get("hsa.authentication");
        assertEquals(first, at(NOW.plus(Duration.ofDays(100))).credentials(persona("nurse")).get("hsa.authentication"));
        Issued later = at(NOW.plus(Duration.ofDays(176))).credentials(persona("nurse")).get("hsa.authentication");
        assertNotEquals(first.certificate(), later.certificate());
        assertEquals(first.certificate().getPublicKey(), later.certificate().getPublicKey());
        later.certificate().checkValidity(Date.from(NOW.plus(Duration.ofDays(300))));
    }

    @Test
    public void theForgedCardsAreForged() throws IOException, GeneralSecurityException {
        Issued doctor = credentials("doctor").get("hsa.authentication");
        Issued copy = credentials("copied-certificate").get("hsa.authentication");
        assertEquals(doctor.certificate(), copy.certificate());
        assertNotEquals(doctor.key(), copy.key());
        Map<String, Issued> wrong = credentials("wrong-key");
        assertEquals(wrong.get("id.authentication").key(), wrong.get("hsa.authentication").key());
        assertNotEquals(wrong.get("id.authentication").certificate().getPublicKey(),
                wrong.get("hsa.authentication").certificate().getPublicKey());
    }

    @Test
    public void manyAtOnceGetTheSame() throws IOException {
        Path fresh = SHARED.newFolder().toPath();
        List<CompletableFuture<X509Certificate>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
            try {
                return new TestPki(fresh, Clock.systemUTC()).credentials(persona("nurse")).get("hsa.authentication")
                        .certificate();
            } catch (IOException | GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        })).limit(4).toList();
        assertEquals(1, all.stream().map(CompletableFuture::join).distinct().count());
    }

    @Test
    public void keysAreForTheirOwnerAlone() throws IOException, GeneralSecurityException {
        Path fresh = SHARED.getRoot().toPath().resolve("made");
        new TestPki(fresh, Clock.systemUTC()).credentials(persona("nurse"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
        Path key = fresh.resolve("personas/nurse/hsa.authentication.rsa2048.key.pem");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    public void aDirectoryThatIsNoneIsToldAndNotMended() throws IOException, GeneralSecurityException {
        Path fresh = SHARED.newFolder().toPath();
        new TestPki(fresh, Clock.systemUTC()).anchors();
        Path key = fresh.resolve("authorities/root.key.pem");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThrows(GeneralSecurityException.class, () -> new TestPki(fresh, Clock.systemUTC()).anchors());
    }
}
