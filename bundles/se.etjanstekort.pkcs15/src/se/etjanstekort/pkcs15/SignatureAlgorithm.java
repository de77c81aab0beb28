/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The signatures that are made with a card. */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2). */
    RSA_PKCS1_SHA256("SHA256withRSA", "SHA-256"),
    /** ECDSA on P-256 with SHA-256 (FIPS 186-4, 6). */
    ECDSA_P256_SHA256("SHA256withECDSA", "SHA-256"),
    /** ECDSA on P-384 with SHA-384 (FIPS 186-4, 6). */
    ECDSA_P384_SHA384("SHA384withECDSA", "SHA-384");

    private final String jcaName;
    private final String digest;

    SignatureAlgorithm(String jcaName, String digest) {
        this.jcaName = jcaName;
        this.digest = digest;
    }

    /** The name for {@link java.security.Signature#getInstance(String)}, which checks what {@link CardSigner} made. */
    public String jcaName() {
        return jcaName;
    }

    /** The name for {@link java.security.MessageDigest#getInstance(String)}. */
    String digest() {
        return digest;
    }

    /** The one that fits a certificate's key; empty for a key that we do not sign with. */
    public static Optional<SignatureAlgorithm> forKey(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return Optional.of(RSA_PKCS1_SHA256);
        }
        if (key instanceof ECPublicKey ec) {
            return EcCurve.ofFieldSize(ec.getParams().getCurve().getField().getFieldSize())
                    .map(curve -> curve == EcCurve.P_256 ? ECDSA_P256_SHA256 : ECDSA_P384_SHA384);
        }
        return Optional.empty();
    }
}
