/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/** Level of assurance (tillitsnivå) of the Swedish trust framework, by issuer or certificate policy. */
public enum AssuranceLevel {
    /** Not listed by any rule. */
    UNKNOWN,
    /** Level 2. */
    LEVEL_2,
    /** Level 3. */
    LEVEL_3,
    /** Level 4. */
    LEVEL_4
}
