/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * The two status bytes SW1-SW2 that end each answer (ISO/IEC 7816-4, 5.6).
 *
 * @param value
 *            SW1 and SW2 as a number from 0 to 0xFFFF
 */
public record StatusWord(int value) {

    public static final StatusWord SUCCESS = new StatusWord(0x9000);
    public static final StatusWord END_OF_FILE = new StatusWord(0x6282);
    public static final StatusWord SECURITY_STATUS_NOT_SATISFIED = new StatusWord(0x6982);
    public static final StatusWord AUTHENTICATION_METHOD_BLOCKED = new StatusWord(0x6983);
    public static final StatusWord REFERENCE_DATA_NOT_USABLE = new StatusWord(0x6984);
    public static final StatusWord CONDITIONS_NOT_SATISFIED = new StatusWord(0x6985);
    public static final StatusWord FILE_NOT_FOUND = new StatusWord(0x6A82);
    public static final StatusWord WRONG_OFFSET = new StatusWord(0x6B00);
    public static final StatusWord WRONG_LENGTH = new StatusWord(0x6700);

    public StatusWord {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException("not a status word: " + value);
        }
    }

    public int sw1() {
        return value >> 8;
    }

    public int sw2() {
        return value & 0xFF;
    }

    public boolean isSuccess() {
        return value == 0x9000;
    }

    /** The tries left, where the status is 63CX; empty for any other, 6300 included. */
    public OptionalInt triesLeft() {
        return (value & 0xFFF0) == 0x63C0 ? OptionalInt.of(value & 0xF) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().toHexDigits((short) value);
    }
}
