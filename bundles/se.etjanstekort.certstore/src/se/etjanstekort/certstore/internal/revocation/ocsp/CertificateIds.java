/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;

/** How a certificate is named to a responder: CertID (RFC 6960, 4.1.1). */
final class CertificateIds {

    /** The one that every responder knows (RFC 5019, 2.1.1). It names here and protects nothing. */
    private static final ASN1ObjectIdentifier SHA1 = new ASN1ObjectIdentifier("1.3.14.3.2.26");
    private static final Map<String, String> DIGESTS = Map.of(SHA1.getId(), "SHA-1", "2.16.840.1.101.3.4.2.1",
            "SHA-256", "2.16.840.1.101.3.4.2.2", "SHA-384", "2.16.840.1.101.3.4.2.3", "SHA-512");

    private CertificateIds() {
    }

    static CertID of(Question question) {
        return of(question, SHA1).orElseThrow();
    }

    /** Whether a responder means that certificate, by whichever hash it names it. */
    static boolean isFor(CertID id, Question question) {
        return of(question, id.getHashAlgorithm().getAlgorithm())
                .filter(ours -> ours.getIssuerNameHash().equals(id.getIssuerNameHash())
                        && ours.getIssuerKeyHash().equals(id.getIssuerKeyHash())
                        && ours.getSerialNumber().equals(id.getSerialNumber()))
                .isPresent();
    }

    private static Optional<CertID> of(Question question, ASN1ObjectIdentifier algorithm) {
        BigInteger serial = question.certificate().getSerialNumber();
        return Optional.ofNullable(DIGESTS.get(algorithm.getId()))
                .map(digest -> new CertID(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE),
                        new DEROctetString(hash(digest, question.certificate().getIssuerX500Principal().getEncoded())),
                        new DEROctetString(hash(digest, keyBits(question.issuer().getPublicKey().getEncoded()))),
                        new ASN1Integer(serial)));
    }

    /** The hash of a responder that names itself by its key (RFC 6960, 4.2.1: KeyHash). */
    static byte[] keyHash(byte[] subjectPublicKeyInfo) {
        return hash("SHA-1", keyBits(subjectPublicKeyInfo));
    }

    private static byte[] keyBits(byte[] subjectPublicKeyInfo) {
        return SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo).getPublicKeyData().getBytes();
    }

    private static byte[] hash(String digest, byte[] bytes) {
        try {
            return MessageDigest.getInstance(digest).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has them
        }
    }
}
