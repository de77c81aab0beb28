/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.smartcard.Pin;

/**
 * Writes a code as the card wants it (ISO/IEC 7816-15, 8.9.2). A code that does not fit never becomes bytes, so that it costs no
 * try.
 */
final class PinEncoder {

    private static final int ISO9564_SHORTEST = 4;
    private static final int ISO9564_LENGTH = 8;
    private static final int ISO9564_CONTROL = 0x20;

    private final AuthenticationObject format;

    private PinEncoder(AuthenticationObject format) {
        this.format = format;
    }

    /**
     * Encodes a code.
     *
     * @return a secret that the caller wipes; empty for a code whose length or characters do not fit
     */
    static Optional<byte[]> encode(Pin pin, AuthenticationObject format) {
        PinEncoder encoder = new PinEncoder(format);
        return encoder.fits(pin) ? pin.lendTo(encoder::encode) : Optional.empty();
    }

    private boolean fits(Pin pin) {
        boolean fits = pin.length() >= Math.max(1, format.minLength()) && pin.length() <= format.longestCode();
        return switch (format.type()) {
        case UTF8 -> fits;
        case ISO9564_1 -> fits && pin.isNumeric() && pin.length() >= ISO9564_SHORTEST;
        default -> fits && pin.isNumeric();
        };
    }

    private Optional<byte[]> encode(char[] code) {
        return switch (format.type()) {
        case ASCII_NUMERIC -> padded(perCharacter(code, 0));
        case HALF_NIBBLE_BCD -> padded(perCharacter(code, 0xF0));
        case BCD -> padded(bcd(code));
        case UTF8 -> utf8(code).flatMap(this::padded);
        case ISO9564_1 -> Optional.of(iso9564(code));
        };
    }

    /** A byte a digit: its character, or its value below the given high half. */
    private static byte[] perCharacter(char[] code, int highHalf) {
        byte[] bytes = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            bytes[i] = (byte) (highHalf == 0 ? code[i] : highHalf | code[i] - '0');
        }
        return bytes;
    }

    /** The half byte after an odd digit is filled as the bytes after it are; with F where nothing is. */
    private byte[] bcd(char[] code) {
        byte[] bytes = new byte[(code.length + 1) / 2];
        Arrays.fill(bytes, (byte) (needsPadding() ? format.padChar() : 0xFF));
        putDigits(code, bytes, 0);
        return bytes;
    }

    private static byte[] iso9564(char[] code) {
        byte[] bytes = new byte[ISO9564_LENGTH];
        Arrays.fill(bytes, (byte) 0xFF);
        bytes[0] = (byte) (ISO9564_CONTROL | code.length);
        putDigits(code, bytes, 1);
        return bytes;
    }

    private static void putDigits(char[] code, byte[] bytes, int from) {
        for (int i = 0; i < code.length; i++) {
            int at = from + i / 2;
            int digit = code[i] - '0';
            bytes[at] = (byte) (i % 2 == 0 ? digit << 4 | bytes[at] & 0x0F : bytes[at] & 0xF0 | digit);
        }
    }

    /** In capitals, unless the card tells small letters from large ones. */
    private Optional<byte[]> utf8(char[] code) {
        char[] letters = code.clone();
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        byte[] room = new byte[(int) Math.ceil(encoder.maxBytesPerChar() * letters.length)];
        try {
            if (!format.flags().contains(PinFlag.CASE_SENSITIVE)) {
                for (int i = 0; i < letters.length; i++) {
                    letters[i] = Character.toUpperCase(letters[i]);
                }
            }
            ByteBuffer bytes = ByteBuffer.wrap(room);
            boolean encoded = encoder.encode(CharBuffer.wrap(letters), bytes, true).isUnderflow();
            return encoded ? Optional.of(Arrays.copyOf(room, bytes.position())) : Optional.empty();
        } finally {
            Arrays.fill(letters, '\0');
            Arrays.fill(room, (byte) 0);
        }
    }

    /** Takes the bytes over: gives them back padded, or wiped and empty where there is no room for them. */
    private Optional<byte[]> padded(byte[] bytes) {
        if (bytes.length <= format.storedLength() && !needsPadding()) {
            return Optional.of(bytes);
        }
        Optional<byte[]> padded = bytes.length > format.storedLength() ? Optional.empty() : Optional.of(filled(bytes));
        Arrays.fill(bytes, (byte) 0);
        return padded;
    }

    private byte[] filled(byte[] bytes) {
        byte[] filled = new byte[format.storedLength()];
        Arrays.fill(filled, bytes.length, filled.length, (byte) format.padChar());
        System.arraycopy(bytes, 0, filled, 0, bytes.length);
        return filled;
    }

    private boolean needsPadding() {
        return format.flags().contains(PinFlag.NEEDS_PADDING);
    }
}
