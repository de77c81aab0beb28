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
 * Checks the signatures that prove a sign-in: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2) or ECDSA in DER (RFC 3279,
 * 2.2.3). Stateless; any thread.
 */
public final class SignatureVerifier {

    /** Longer than any signature with the keys that are accepted, in bytes. */
    private static final int MAXIMUM_LENGTH = 2048;

    /**
     * Whether the key of a validated authentication certificate made the signature. A certificate for underskrift, or one that
     * is not trusted, makes it false whatever the signature. Never throws on what a card may answer.
     */
    public boolean verify(ValidatedIdentity signer, byte[] message, byte[] signature) {
        return signer.trustedAuthentication().filter(entry -> Purpose.of(entry.certificate())
                .filter(Purpose.AUTHENTICATION::equals).isPresent())
                .filter(entry -> verify(entry.certificate(), message, signature)).isPresent();
    }

    private static boolean verify(X509Certificate certificate, byte[] message, byte[] signature) {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.forKey(certificate.getPublicKey());
        if (algorithm.isEmpty() || signature.length == 0 || signature.length > MAXIMUM_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.get().jcaName());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not a signature at all
        }
    }
}
