/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** What is strong enough: RSA from 2048 bits, the NIST curves from P-256, SHA-2. What is not listed is not. */
public final class Algorithms {

    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<Integer> EC_FIELD_BITS = Set.of(256, 384, 521);
    /** RSASSA-PKCS1-v1_5 (RFC 8017, A.2.4) and ECDSA (RFC 5758, 3.2), each with SHA-256, SHA-384, SHA-512. */
    private static final Set<String> SIGNATURES = Set.of("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4");

    private static final Set<String> SHA1_SIGNATURES = Set.of("1.2.840.113549.1.1.5", "1.2.840.10045.4.1");

    private Algorithms() {
    }

    /** Whether the certificate's own key and the signature on it are strong enough. */
    public static boolean areStrong(X509Certificate certificate) {
        return isStrong(certificate.getPublicKey()) && isSignedStrongly(certificate);
    }

    /**
     * @param id
     *            of a signature algorithm, dotted
     */
    public static boolean isStrongSignature(String id) {
        return SIGNATURES.contains(id);
    }

    public static boolean isSignedStrongly(X509Certificate certificate) {
        return isStrongSignature(certificate.getSigAlgOID());
    }

    /** Whether it is signed by RSA or ECDSA with SHA-1, as old CAs did. */
    public static boolean isSignedBySha1(X509Certificate certificate) {
        return SHA1_SIGNATURES.contains(certificate.getSigAlgOID());
    }

    public static boolean isStrong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec
                && EC_FIELD_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
    }
}
