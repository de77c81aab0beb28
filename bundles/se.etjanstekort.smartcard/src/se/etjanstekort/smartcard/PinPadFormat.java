/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * How a reader with keys of its own is to form the code for the card (PC/SC part 10, v2.02.09, 2.5.2: bmFormatString and its
 * neighbours). Says of the code what EF(AODF) says; never holds one.
 *
 * @param minLength
 *            the fewest digits, 1 to 255
 * @param maxLength
 *            the most digits, 1 to 255
 * @param blockLength
 *            bytes of the code in the command when it is filled up; 0 where it goes to the card as long as it was typed
 * @param padByte
 *            0 to 255, what fills it up; without meaning where {@code blockLength} is 0
 */
public record PinPadFormat(Encoding encoding, int minLength, int maxLength, int blockLength, int padByte) {

    /** What a digit becomes. */
    public enum Encoding {
        /** A byte with its value: 1 is 01. */
        BINARY,
        /** Half a byte, the first digit in the high half: 12 is 12. */
        BCD,
        /** A byte with its character: 1 is 31. */
        ASCII,
        /** BCD in a block of ISO 9564-1 format 2: a byte 2L with the number of digits, then the digits, then F up to 8 bytes. */
        ISO_9564
    }

    private static final int ISO_9564_BLOCK = 8;
    private static final int ISO_9564_SHORTEST = 4;
    private static final int ISO_9564_LONGEST = 12;
    private static final int ISO_9564_PAD = 0xFF;

    public PinPadFormat {
        require(minLength >= 1 && minLength <= maxLength && maxLength <= 0xFF, "lengths");
        require(blockLength >= 0 && blockLength <= 0xFF, "block length");
        require(padByte >= 0 && padByte <= 0xFF, "pad byte");
        require(blockLength == 0 || encoding == Encoding.ISO_9564 || bytes(encoding, maxLength) <= blockLength, "room");
        require(encoding != Encoding.ISO_9564 || blockLength == ISO_9564_BLOCK && padByte == ISO_9564_PAD
                && minLength >= ISO_9564_SHORTEST && maxLength <= ISO_9564_LONGEST, "ISO 9564-1 form");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what + " of a code on a PIN pad");
        }
    }

    /** A code that goes to the card as long as it was typed. */
    public static PinPadFormat asTyped(Encoding encoding, int minLength, int maxLength) {
        return new PinPadFormat(encoding, minLength, maxLength, 0, 0);
    }

    /** A code in the block of ISO 9564-1 format 2; lengths outside of 4 to 12 are brought within. */
    public static PinPadFormat iso9564(int minLength, int maxLength) {
        return new PinPadFormat(Encoding.ISO_9564, Math.max(minLength, ISO_9564_SHORTEST),
                Math.min(maxLength, ISO_9564_LONGEST), ISO_9564_BLOCK, ISO_9564_PAD);
    }

    private static int bytes(Encoding encoding, int digits) {
        return encoding == Encoding.BCD ? (digits + 1) / 2 : digits;
    }
}
