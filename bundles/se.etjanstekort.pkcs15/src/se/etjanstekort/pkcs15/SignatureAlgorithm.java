/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/** The signatures that are made with a card. */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2). */
    RSA_PKCS1_SHA256("SHA256withRSA", Scheme.RSA_PKCS1, "SHA-256"),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RSA_PKCS1_SHA384("SHA384withRSA", Scheme.RSA_PKCS1, "SHA-384"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RSA_PKCS1_SHA512("SHA512withRSA", Scheme.RSA_PKCS1, "SHA-512"),
    /** RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes (RFC 8017, 8.1; RFC 8446, 4.2.3). */
    RSA_PSS_SHA256("RSASSA-PSS", Scheme.RSA_PSS, "SHA-256"),
    /** RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes. */
    RSA_PSS_SHA384("RSASSA-PSS", Scheme.RSA_PSS, "SHA-384"),
    /** RSASSA-PSS with SHA-512, MGF1 with SHA-512 and a salt of 64 bytes. */
    RSA_PSS_SHA512("RSASSA-PSS", Scheme.RSA_PSS, "SHA-512"),
    /** ECDSA on P-256 with SHA-256 (FIPS 186-4, 6). */
    ECDSA_P256_SHA256("SHA256withECDSA", Scheme.ECDSA, "SHA-256"),
    /** ECDSA on P-384 with SHA-384 (FIPS 186-4, 6). */
    ECDSA_P384_SHA384("SHA384withECDSA", Scheme.ECDSA, "SHA-384");

    /** What is around the hash. */
    enum Scheme {
        /** RFC 8017, 8.2. */
        RSA_PKCS1,
        /** RFC 8017, 8.1. */
        RSA_PSS,
        /** FIPS 186-4, 6. */
        ECDSA
    }

    private final String jcaName;
    private final Scheme scheme;
    private final String digest;

    SignatureAlgorithm(String jcaName, Scheme scheme, String digest) {
        this.jcaName = jcaName;
        this.scheme = scheme;
        this.digest = digest;
    }

    /**
     * The name for {@link java.security.Signature#getInstance(String)}, which with {@link #parameters()} checks what
     * {@link CardSigner} made.
     */
    public String jcaName() {
        return jcaName;
    }

    /** What {@link java.security.Signature#setParameter(AlgorithmParameterSpec)} wants, where it wants something. */
    public Optional<AlgorithmParameterSpec> parameters() {
        return scheme == Scheme.RSA_PSS
                ? Optional.of(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), digestLength(), 1))
                : Optional.empty();
    }

    /** Whether it is RSASSA-PKCS1-v1_5, with whichever hash. */
    public boolean isPkcs1() {
        return scheme == Scheme.RSA_PKCS1;
    }

    Scheme scheme() {
        return scheme;
    }

    boolean isRsa() {
        return scheme != Scheme.ECDSA;
    }

    /** Where the card does not name the curve, the caller knows it from the certificate. */
    boolean fits(PrivateKeyObject.KeyType key) {
        return switch (this) {
        case ECDSA_P256_SHA256 -> isOn(EcCurve.P_256, key);
        case ECDSA_P384_SHA384 -> isOn(EcCurve.P_384, key);
        default -> key instanceof PrivateKeyObject.Rsa rsa && hasRoom(rsa.modulusLength());
        };
    }

    /** For hash, salt and what is around them (RFC 8017, 9.1.1, step 3), in bits. */
    private boolean hasRoom(int modulusLength) {
        return scheme != Scheme.RSA_PSS || modulusLength > 2 * Byte.SIZE * (digestLength() + 1);
    }

    private static boolean isOn(EcCurve curve, PrivateKeyObject.KeyType key) {
        return key instanceof PrivateKeyObject.Ec ec && ec.curve().map(curve::equals).orElse(true);
    }

    /** Whether a certificate's key is one that makes such signatures. */
    public boolean fits(PublicKey key) {
        return isRsa() ? key instanceof RSAPublicKey : forKey(key).filter(this::equals).isPresent();
    }

    /** Of the hash in bytes; a salt has as many, which TLS demands. */
    int digestLength() {
        return switch (digest) {
        case "SHA-256" -> 32;
        case "SHA-384" -> 48;
        default -> 64;
        };
    }

    /** The name for {@link java.security.MessageDigest#getInstance(String)}. */
    String digest() {
        return digest;
    }

    /** The one that fits a certificate's key and that cards of every family can; empty for a key that we do not sign with. */
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
