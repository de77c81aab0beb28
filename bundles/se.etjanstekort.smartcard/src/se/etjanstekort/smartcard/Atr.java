/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Arrays;
import java.util.HexFormat;

/** A card's answer to reset (ISO/IEC 7816-3, 8). Tells the chip's family at best: different cards share one. */
public final class Atr {

    /** ISO/IEC 7816-3: at most 32 bytes, and TS besides; PC/SC gives room for 36. */
    private static final int MAX_LENGTH = 36;

    private final byte[] bytes;

    public Atr(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("ATR of " + bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Atr atr && Arrays.equals(bytes, atr.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal, upper case, without spaces: the form that support asks for. */
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
