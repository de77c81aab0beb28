/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/** By what an identity names a person. */
public enum IdentityKind {
    /** The employee: tjänstelegitimation with an HSA-id. */
    HSA_ID,
    /** The private person: e-legitimation with a personnummer. */
    PERSONNUMMER,
    /** Anything that no rule knows. Nobody signs in with it unless policy says so. */
    OTHER
}
