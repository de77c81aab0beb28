/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/**
 * The number by which VERIFY names a code (P2; ISO/IEC 7816-4, 11.5.6). In the card's directory it belongs to, it is unique.
 *
 * @param value
 *            0 to 255
 */
public record PinReference(int value) {

    /** @throws IllegalArgumentException when it does not fit into a byte */
    public PinReference {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("not a PIN reference: " + value);
        }
    }

    /** In hexadecimal, for example {@code 0x82}. */
    @Override
    public String toString() {
        return String.format("0x%02X", value);
    }
}
