/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/** How a code is written to the card (ISO/IEC 7816-15, 8.9.2, {@code PinType}). The order is that of the standard. */
public enum PinType {
    /** Two digits a byte, the first in the high half. */
    BCD,
    /** A byte of ASCII a digit. */
    ASCII_NUMERIC,
    /** UTF-8. */
    UTF8,
    /** A digit a byte, in the low half; the high half is F. */
    HALF_NIBBLE_BCD,
    /** ISO 9564-1, format 2: control and length, then two digits a byte, filled with F to 8 bytes. */
    ISO9564_1
}
