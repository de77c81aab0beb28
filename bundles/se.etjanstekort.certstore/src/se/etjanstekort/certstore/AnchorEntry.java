/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.Instant;

/**
 * A trust anchor as it is listed for people, whether it is in force or not.
 *
 * @param sha256
 *            lower-case hexadecimal
 * @param source
 *            where its certificate, or else its fingerprint, comes from
 */
public record AnchorEntry(String name, String sha256, AnchorSource source, State state) {

    /** Whether paths may end in it. */
    public enum State {
        /** They may. */
        IN_FORCE,
        /** Policy has not switched it on. */
        OFF,
        /** Its fingerprint is known, and no certificate with it has been seen. */
        WAITING,
        /** Its validity has ended or not begun: it trusts nobody. */
        EXPIRED
    }

    /** The same in another state. */
    public AnchorEntry withState(State other) {
        return new AnchorEntry(name, sha256, source, other);
    }

    /** An anchor whose certificate is here. */
    public static AnchorEntry of(TrustAnchor anchor, Instant now) {
        boolean valid = !now.isBefore(anchor.certificate().getNotBefore().toInstant())
                && !now.isAfter(anchor.certificate().getNotAfter().toInstant());
        return new AnchorEntry(anchor.name(), anchor.sha256(), anchor.source(),
                valid ? State.IN_FORCE : State.EXPIRED);
    }
}
