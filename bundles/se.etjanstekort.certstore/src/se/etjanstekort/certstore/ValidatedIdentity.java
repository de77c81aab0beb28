/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.Optional;

/**
 * An identity and what came of validating its certificates.
 *
 * @param authentication
 *            there exactly if the identity has an authentication certificate
 * @param signature
 *            there exactly if the identity has a signature certificate
 */
public record ValidatedIdentity(Identity identity, Optional<Validation> authentication,
        Optional<Validation> signature) {

    public ValidatedIdentity {
        if (authentication.isPresent() != identity.authentication().isPresent()
                || signature.isPresent() != identity.signature().isPresent()) {
            throw new IllegalArgumentException("a validation for each certificate");
        }
    }

    /** The authentication certificate if it is trusted: the only one that a code may be asked for when signing in. */
    public Optional<CertificateEntry> trustedAuthentication() {
        return isTrusted(authentication) ? identity.authentication() : Optional.empty();
    }

    /** The signature certificate if it is trusted. */
    public Optional<CertificateEntry> trustedSignature() {
        return isTrusted(signature) ? identity.signature() : Optional.empty();
    }

    /** The certificate for a purpose if it is trusted. */
    public Optional<CertificateEntry> trusted(Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? trustedAuthentication() : trustedSignature();
    }

    /** What came of validating the certificate for a purpose, where there is one. */
    public Optional<Validation> validation(Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? authentication : signature;
    }

    private static boolean isTrusted(Optional<Validation> validation) {
        return validation.filter(Validation.Trusted.class::isInstance).isPresent();
    }
}
