/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/** For what an issuer issues, by its name. For telling the user; what is trusted follows from the trust anchors alone. */
public enum Environment {
    /** Certificates for real use. */
    PRODUCTION,
    /** Certificates for trials: names with TEST, SYSTEMTEST or PP. */
    TEST,
    /** An issuer that no rule knows. */
    UNKNOWN
}
