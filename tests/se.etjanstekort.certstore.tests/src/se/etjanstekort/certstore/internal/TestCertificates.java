/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates that the tests need, good and bad. Each test run makes its own. */
public final class TestCertificates {

    /** The moment of all tests. */
    static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private TestCertificates() {
    }

    /** A certificate with its key. */
    public record Issued(KeyPair keys, X509Certificate certificate) {

        public Request request(String subject) {
            return new Request(subject).issuer(this);
        }

        public Request ca(String name) {
            return request("C=SE,O=Exempel e-id AB,CN=" + name).basicConstraints(new BasicConstraints(0))
                    .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
        }

        public Request authentication(String subject) {
            return request(subject).keyUsage(KeyUsage.digitalSignature);
        }

        public Request signature(String subject) {
            return request(subject).keyUsage(KeyUsage.nonRepudiation);
        }
    }

    /** A root: it signs itself. */
    public static Request root(String name) {
        return new Request("C=SE,O=Exempel e-id AB,CN=" + name).basicConstraints(new BasicConstraints(true))
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is to be issued; on P-256, valid from a year before to a year after {@link #NOW}, unless said otherwise. */
    public static final class Request {

        private final X500Name subject;
        private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
        private KeyPair keys;
        private Issued issuer;
        private Instant from = NOW.minus(Duration.ofDays(365));
        private Instant until = NOW.plus(Duration.ofDays(365));
        private String digest = "SHA256";

        private Request(String subject) {
            this.subject = new X500Name(subject);
        }

        Request issuer(Issued ca) {
            issuer = ca;
            return this;
        }

        public Request keys(KeyPair ofSubject) {
            keys = ofSubject;
            return this;
        }

        public Request valid(Instant start, Instant end) {
            from = start;
            until = end;
            return this;
        }

        Request digest(String name) {
            digest = name;
            return this;
        }

        Request keyUsage(int bits) {
            return extension(Extension.keyUsage, true, new KeyUsage(bits));
        }

        Request basicConstraints(BasicConstraints constraints) {
            return extension(Extension.basicConstraints, true, constraints);
        }

        Request extendedKeyUsage(KeyPurposeId... usages) {
            return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usages));
        }

        public Request policies(String... policies) {
            return extension(Extension.certificatePolicies, false, new CertificatePolicies(Arrays.stream(policies)
                    .map(id -> new PolicyInformation(new ASN1ObjectIdentifier(id))).toArray(PolicyInformation[]::new)));
        }

        Request title(String title) {
            return extension(Extension.subjectDirectoryAttributes, false,
                    new DERSequence(new Attribute(BCStyle.T, new DERSet(new DERUTF8String(title)))));
        }

        public Request extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
            try {
                extensions.put(type, Extension.create(type, critical, value));
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public Issued issue() {
            KeyPair own = keys == null ? ec("secp256r1") : keys;
            KeyPair signing = issuer == null ? own : issuer.keys();
            X500Name issuerName = issuer == null ? subject
                    : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuerName,
                    BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(from), Date.from(until), subject,
                    own.getPublic());
            try {
                for (Extension extension : List.copyOf(extensions.values())) {
                    builder.addExtension(extension);
                }
                String algorithm = digest + "with" + signing.getPrivate().getAlgorithm().replace("EC", "ECDSA");
                return new Issued(own, new JcaX509CertificateConverter().getCertificate(
                        builder.build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))));
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
