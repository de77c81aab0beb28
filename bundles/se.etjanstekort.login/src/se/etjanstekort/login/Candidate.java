/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.smartcard.FailureCode;

/**
 * Who would be signed in with a card: an identity whose authentication certificate is validated, its key, and the code that
 * opens the key. Only a candidate's name is shown before sign-in, and only for a candidate is a code asked.
 *
 * @param warnings
 *            what policy let pass, to be shown (such as a revocation status that is not known)
 */
public record Candidate(Identity identity, CertificateEntry certificate, PrivateKeyObject key, AuthenticationObject pin,
        List<FailureCode> warnings) {

    public Candidate {
        warnings = List.copyOf(warnings);
    }

    /** Whether both are the same identity of the same person: kind, and id without regard to case. */
    public boolean isSamePersonAs(Candidate other) {
        return identity.kind() == other.identity.kind() && identity.id().equalsIgnoreCase(other.identity.id());
    }
}
