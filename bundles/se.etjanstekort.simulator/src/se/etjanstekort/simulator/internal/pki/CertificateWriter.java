/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import se.etjanstekort.simulator.internal.persona.Credential;
import se.etjanstekort.simulator.internal.persona.Persona;

/** Writes certificates in the form that SITHS e-id gives them (RFC 5280). Validity is counted from the clock's now. */
final class CertificateWriter {

    private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");
    private static final String REPOSITORY = "exempel-e-id.example";
    private static final Duration AUTHORITY_BEGAN = Duration.ofDays(1500);
    private static final Duration AUTHORITY_ENDS = Duration.ofDays(3650);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CertificateWriter(Clock clock) {
        this.clock = clock;
    }

    /** A root's certificate, signed by itself. */
    X509Certificate root(Authority authority, KeyPair keys) throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder certificate = authorityCertificate(authority, Names.of(authority), keys);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return sign(certificate, keys.getPrivate(), keys.getPublic());
    }

    /** An issuing authority's certificate. */
    X509Certificate issuing(Authority authority, KeyPair keys, Authority issuer, Issued issuing)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder certificate = authorityCertificate(authority, Names.of(issuer), keys);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        addPointers(certificate, issuer);
        return sign(certificate, issuing.key(), issuing.certificate().getPublicKey());
    }

    private X509v3CertificateBuilder authorityCertificate(Authority authority, X500Name issuer, KeyPair keys)
            throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        X509v3CertificateBuilder certificate = builder(issuer, now.minus(AUTHORITY_BEGAN), now.plus(AUTHORITY_ENDS),
                Names.of(authority), keys.getPublic());
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        certificate.addExtension(Extension.certificatePolicies, false,
                new CertificatePolicies(new PolicyInformation(ANY_POLICY)));
        return certificate;
    }

    /** A person's certificate. */
    X509Certificate person(Persona persona, Credential credential, PublicKey key, Authority issuer, Issued issuing)
            throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        X509v3CertificateBuilder certificate = builder(Names.of(issuer),
                now.plus(Duration.ofDays(credential.fromDay())),
                now.plus(Duration.ofDays(credential.toDay())), Names.of(persona.holder(), credential.identity()), key);
        new PersonExtensions(persona.holder(), persona.card().number()).addTo(certificate, credential.identity(),
                credential.purpose(), key);
        certificate.addExtension(Extension.certificatePolicies, false,
                new CertificatePolicies(
                        new PolicyInformation(new ASN1ObjectIdentifier(issuer.policy().orElseThrow()))));
        addPointers(certificate, issuer);
        return sign(certificate, issuing.key(), issuing.certificate().getPublicKey());
    }

    private X509v3CertificateBuilder builder(X500Name issuer, Instant notBefore, Instant notAfter, X500Name subject,
            PublicKey key) throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(issuer,
                new BigInteger(127, random).setBit(126), Date.from(notBefore), Date.from(notAfter), subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        certificate.addExtension(Extension.subjectKeyIdentifier, false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return certificate;
    }

    /** Where the issuer's revocation list, OCSP responder and certificate are said to be. */
    private static void addPointers(X509v3CertificateBuilder certificate, Authority issuer) throws IOException {
        String file = issuer.name().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        GeneralNames list = new GeneralNames(uri("http://crl1." + REPOSITORY + "/" + file + ".crl"));
        certificate.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(
                new DistributionPoint[] { new DistributionPoint(new DistributionPointName(list), null, null) }));
        certificate.addExtension(Extension.authorityInfoAccess, false,
                new AuthorityInformationAccess(new AccessDescription[] {
                        new AccessDescription(AccessDescription.id_ad_ocsp, uri("http://ocsp1." + REPOSITORY)),
                        new AccessDescription(AccessDescription.id_ad_caIssuers,
                                uri("http://aia." + REPOSITORY + "/" + file + ".cer")) }));
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key, PublicKey issuerKey)
            throws GeneralSecurityException, IOException {
        certificate.addExtension(Extension.authorityKeyIdentifier, false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuerKey));
        try {
            String algorithm = "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
            return parse(certificate.build(new JcaContentSignerBuilder(algorithm).build(key)).getEncoded());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    }
}
