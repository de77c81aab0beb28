/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.PrivateKeyObject;

/**
 * Who would be signed in with a card: an identity whose authentication certificate is validated, its key, and the code that
 * opens the key. Only a candidate's name is shown before sign-in, and only for a candidate is a code asked.
 */
public record Candidate(ValidatedIdentity validated, PrivateKeyObject key, AuthenticationObject pin) {

    public Candidate {
        if (validated.trustedAuthentication().isEmpty()) {
            throw new IllegalArgumentException("the authentication certificate is not trusted");
        }
    }

    /** Whose identity it is. */
    public Identity identity() {
        return validated.identity();
    }

    /** The validated authentication certificate. */
    public CertificateEntry certificate() {
        return validated.trustedAuthentication().orElseThrow();
    }

    /** What policy let pass, to be shown; such as a revocation status that is not known. */
    public List<TrustFailure> warnings() {
        return validated.authentication().filter(Validation.Trusted.class::isInstance)
                .map(trusted -> ((Validation.Trusted) trusted).warnings()).orElse(List.of());
    }

    /** Whether it is the same certificate and the same code, whatever has been found out about them since. */
    public boolean isAsBefore(Candidate before) {
        return certificate().sha256().equals(before.certificate().sha256()) && pin.equals(before.pin());
    }

    /** Whether both are the same identity of the same person: kind, and id without regard to case (ASCII). */
    public boolean isSamePersonAs(Candidate other) {
        return identity().isSameAs(other.identity());
    }
}
