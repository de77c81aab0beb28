/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/** Whether a validation waits for what issuers say about revocation. */
public enum Asking {
    /**
     * Uses what is known now, at once, and begins to ask for the rest; meanwhile the status is
     * {@linkplain RevocationStatus.Unknown#isPending() pending}, which does not refuse. For showing a name; never for relying
     * on it.
     */
    SO_FAR,
    /** Waits for answers, at most as long as policy {@code revocation.wait} says, and decides. */
    DECIDE,
    /** Decides, and asks anew also where an answer is still fresh. For a card that has been in use for long. */
    ANEW
}
