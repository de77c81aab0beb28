/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.PrivateKeyObject;

/**
 * Who would sign with a card: an identity whose certificate for the purpose is validated, its key, and the code that opens the
 * key. Only a candidate's name is shown before sign-in, and only for a candidate is a code asked.
 *
 * @param purpose
 *            {@link Purpose#AUTHENTICATION} for whoever would be signed in
 */
public record Candidate(ValidatedIdentity validated, Purpose purpose, PrivateKeyObject key,
        AuthenticationObject pin) {

    public Candidate {
        if (validated.trusted(purpose).isEmpty()) {
            throw new IllegalArgumentException("the certificate is not trusted");
        }
    }

    /** The identity with its key and the code that opens it; empty where it is not trusted or the card lacks one of them. */
    public static Optional<Candidate> of(CardContents contents, ValidatedIdentity identity, Purpose purpose) {
        Optional<PrivateKeyObject> key = identity.trusted(purpose)
                .flatMap(certificate -> contents.privateKey(certificate.object()));
        Optional<AuthenticationObject> pin = key.flatMap(contents::authenticationObject)
                .filter(AuthenticationObject::isUserPin);
        return pin.map(code -> new Candidate(identity, purpose, key.get(), code));
    }

    /** Whose identity it is. */
    public Identity identity() {
        return validated.identity();
    }

    /** The validated certificate. */
    public CertificateEntry certificate() {
        return validated.trusted(purpose).orElseThrow();
    }

    /** What policy let pass, to be shown; such as a revocation status that is not known. */
    public List<TrustFailure> warnings() {
        return validated.validation(purpose).filter(Validation.Trusted.class::isInstance)
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
