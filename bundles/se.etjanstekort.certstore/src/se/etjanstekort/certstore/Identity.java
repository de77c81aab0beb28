/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the identities on a card: the certificates that name the same person in the same way.
 *
 * @param id
 *            HSA-id, personnummer in twelve digits, or what else the certificate names; not for logs, see {@link #maskedId()}
 * @param subject
 *            by the authentication certificate where there is one
 * @param issuer
 *            common name of the issuing CA
 * @param authentication
 *            for legitimering; a reserve card may lack it
 * @param signature
 *            for underskrift; a reserve card may lack it
 */
public record Identity(IdentityKind kind, String id, Subject subject, String issuer, AssuranceLevel level,
        Environment environment, Optional<CertificateEntry> authentication, Optional<CertificateEntry> signature) {

    public Identity {
        if (authentication.isEmpty() && signature.isEmpty()) {
            throw new IllegalArgumentException("an identity has a certificate");
        }
    }

    /** The person's full name. */
    public String name() {
        return subject.name();
    }

    public String givenName() {
        return subject.givenName();
    }

    public String surname() {
        return subject.surname();
    }

    public String organisation() {
        return subject.organisation();
    }

    public String title() {
        return subject.title();
    }

    /** The certificate for a purpose, where there is one. */
    public Optional<CertificateEntry> certificate(Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? authentication : signature;
    }

    /**
     * Whether both name the same person in the same way: kind, and id without regard to case (ASCII). Several HSA-ids of one
     * person are several.
     */
    public boolean isSameAs(Identity other) {
        return kind == other.kind && AsciiCase.equalsIgnoreCase(id, other.id);
    }

    /** When the first of its certificates ends. */
    public Instant validUntil() {
        return Stream.of(authentication, signature).flatMap(Optional::stream).map(CertificateEntry::validUntil)
                .min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * The id as it may be shown and logged: an HSA-id as it is, a personnummer as {@code 19XXXXXX-••••}; what looks like a
     * personnummer is masked whatever its kind.
     */
    public String maskedId() {
        return PersonalIdentityNumber.mask(kind, id);
    }

    @Override
    public String toString() {
        return "Identity[" + kind + " " + maskedId() + "]";
    }
}
