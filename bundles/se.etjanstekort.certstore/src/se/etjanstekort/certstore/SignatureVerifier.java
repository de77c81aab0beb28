/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * Checks the signatures of cards: RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017, 8) or ECDSA in DER (RFC 3279, 2.2.3).
 * Stateless; any thread.
 */
public final class SignatureVerifier {

    /** Longer than any signature with the keys that are accepted, in bytes. */
    private static final int MAXIMUM_LENGTH = 2048;

    /**
     * Whether the key of a validated authentication certificate made the signature. A certificate for underskrift, or one that
     * is not trusted, makes it false whatever the signature. Never throws on what a card may answer.
     */
    public boolean verify(ValidatedIdentity signer, byte[] message, byte[] signature) {
        return key(signer, Purpose.AUTHENTICATION)
                .filter(certificate -> SignatureAlgorithm.forKey(certificate.getPublicKey())
                        .filter(algorithm -> verify(certificate, algorithm, message, signature)).isPresent())
                .isPresent();
    }

    /** The same for a purpose and a signature of a certain kind: a certificate for another purpose makes it false. */
    public boolean verify(ValidatedIdentity signer, Purpose purpose, SignatureAlgorithm algorithm, byte[] message,
            byte[] signature) {
        return key(signer, purpose).filter(certificate -> verify(certificate, algorithm, message, signature))
                .isPresent();
    }

    private static Optional<X509Certificate> key(ValidatedIdentity signer, Purpose purpose) {
        return signer.trusted(purpose).map(CertificateEntry::certificate)
                .filter(certificate -> Purpose.of(certificate).filter(purpose::equals).isPresent());
    }

    private static boolean verify(X509Certificate certificate, SignatureAlgorithm algorithm, byte[] message,
            byte[] signature) {
        if (signature.length == 0 || signature.length > MAXIMUM_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                verifier.setParameter(algorithm.parameters().get());
            }
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not a signature at all
        }
    }
}
