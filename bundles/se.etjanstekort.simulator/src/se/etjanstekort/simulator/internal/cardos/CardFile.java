/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/** A file on the card (ISO/IEC 7816-4, 5.3). */
public sealed interface CardFile permits DedicatedFile, ElementaryFile {

    /** The two-byte file identifier. */
    int identifier();

    /** Its access conditions, in the family's own form; empty where everything is allowed. */
    byte[] security();
}
