/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A trust anchor as it is listed for people, whether it is in force or not.
 *
 * @param name
 *            short, for people
 * @param sha256
 *            lower-case hexadecimal
 * @param source
 *            where its certificate, or else its fingerprint, comes from
 * @param certificate
 *            empty while only the fingerprint is known
 */
public record AnchorEntry(String name, String sha256, AnchorSource source, State state,
        Optional<X509Certificate> certificate) {

    /** Whether paths may end in it. */
    public enum State {
        /** They may. */
        IN_FORCE,
        /** Policy has not switched it on. */
        OFF,
        /** Its fingerprint is known, and no certificate with it has been seen. */
        WAITING,
        /** Its validity has not begun: it trusts nobody. */
        NOT_YET_VALID,
        /** Its validity has ended: it trusts nobody. */
        EXPIRED
    }

    /** The whole name in its certificate, as written in RFC 2253. */
    public Optional<String> subject() {
        return certificate.map(known -> new TrustAnchor(known, sha256, source).name());
    }

    /** The same in another state. */
    public AnchorEntry withState(State other) {
        return new AnchorEntry(name, sha256, source, other, certificate);
    }
}
