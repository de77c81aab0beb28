/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.Test;

import se.etjanstekort.smartcard.Pin;

/** Each pinType, padded and not; and what never becomes bytes. */
public class PinEncoderTest {

    private static final int STORED = 8;

    private static AuthenticationObject format(PinType type, int padChar, PinFlag... flags) {
        return new AuthenticationObject("PIN", new Identifier(new byte[] { 1 }), Optional.empty(), Set.of(flags), type,
                4,
                STORED, OptionalInt.empty(), new PinReference(0x81), padChar, Optional.empty());
    }

    private static Optional<String> encode(String code, AuthenticationObject format) {
        try (Pin pin = Pin.takeOver(code.toCharArray())) {
            return PinEncoder.encode(pin, format).map(HexFormat.of().withUpperCase()::formatHex);
        }
    }

    private static void assertEncoded(String expected, String code, AuthenticationObject format) {
        assertEquals(Optional.of(expected.replace(" ", "")), encode(code, format));
    }

    private static void assertNotEncoded(String code, AuthenticationObject format) {
        assertEquals(Optional.empty(), encode(code, format));
    }

    @Test
    public void asciiNumeric() {
        assertEncoded("31 32 33 34 35 36 00 00", "123456", format(PinType.ASCII_NUMERIC, 0, PinFlag.NEEDS_PADDING));
        assertEncoded("31 32 33 34 FF FF FF FF", "1234", format(PinType.ASCII_NUMERIC, 0xFF, PinFlag.NEEDS_PADDING));
        assertEncoded("31 32 33 34", "1234", format(PinType.ASCII_NUMERIC, 0xFF));
    }

    @Test
    public void bcd() {
        assertEncoded("12 34 56 FF FF FF FF FF", "123456", format(PinType.BCD, 0xFF, PinFlag.NEEDS_PADDING));
        assertEncoded("12 34 5F FF FF FF FF FF", "12345", format(PinType.BCD, 0xFF, PinFlag.NEEDS_PADDING));
        assertEncoded("12 34 50 00 00 00 00 00", "12345", format(PinType.BCD, 0x00, PinFlag.NEEDS_PADDING));
        assertEncoded("12 34 5F", "12345", format(PinType.BCD, 0x00));
        assertEncoded("12 34 56 78 90 12 34 56", "1234567890123456", format(PinType.BCD, 0x00));
        assertNotEncoded("12345678901234567", format(PinType.BCD, 0x00));
    }

    @Test
    public void halfNibbleBcd() {
        assertEncoded("F1 F2 F3 F4 FF FF FF FF", "1234", format(PinType.HALF_NIBBLE_BCD, 0xFF, PinFlag.NEEDS_PADDING));
        assertEncoded("F9 F0 F9 F0", "9090", format(PinType.HALF_NIBBLE_BCD, 0xFF));
    }

    @Test
    public void utf8() {
        AuthenticationObject exact = format(PinType.UTF8, 0, PinFlag.CASE_SENSITIVE);
        assertEncoded("61 C3 A5 42 31", "aåB1", exact);
        assertEncoded("41 C3 85 42 31", "aåB1", format(PinType.UTF8, 0));
        assertEncoded("F0 9F 94 91 31 32 00 00", "\uD83D\uDD1112",
                format(PinType.UTF8, 0, PinFlag.CASE_SENSITIVE, PinFlag.NEEDS_PADDING));
        assertNotEncoded("ååååå", exact);
        assertNotEncoded("12\uD83D4", exact);
    }

    @Test
    public void iso9564() {
        assertEncoded("24 12 34 FF FF FF FF FF", "1234", format(PinType.ISO9564_1, 0x00, PinFlag.NEEDS_PADDING));
        assertEncoded("25 12 34 5F FF FF FF FF", "12345", format(PinType.ISO9564_1, 0x00));
        assertEncoded("2C 12 34 56 78 90 12 FF", "123456789012", format(PinType.ISO9564_1, 0x00));
        assertNotEncoded("1234567890123", format(PinType.ISO9564_1, 0x00));
    }

    @Test
    public void wrongLengthsNeverBecomeBytes() {
        for (PinType type : PinType.values()) {
            assertNotEncoded("", format(type, 0));
            assertNotEncoded("123", format(type, 0));
            assertNotEncoded("1".repeat(17), format(type, 0));
        }
        assertNotEncoded("123456789", format(PinType.ASCII_NUMERIC, 0));
        AuthenticationObject six = new AuthenticationObject("PIN", new Identifier(new byte[] { 1 }), Optional.empty(),
                Set.of(), PinType.ASCII_NUMERIC, 6, STORED, OptionalInt.of(6), new PinReference(0x81), 0,
                Optional.empty());
        assertNotEncoded("12345", six);
        assertNotEncoded("1234567", six);
        assertEncoded("31 32 33 34 35 36", "123456", six);
    }

    @Test
    public void wrongCharactersNeverBecomeBytes() {
        for (PinType type : PinType.values()) {
            if (type != PinType.UTF8) {
                for (String code : new String[] { "12a4", "12 4", "12-4", "12\u06614", "１２３４", "12\u00004" }) {
                    assertNotEncoded(code, format(type, 0));
                }
            }
        }
    }

    /** Even where the card names no shortest length: no bytes would be the question for the tries left. */
    @Test
    public void noCodeIsNoCode() {
        AuthenticationObject any = new AuthenticationObject("PIN", new Identifier(new byte[] { 1 }), Optional.empty(),
                Set.of(PinFlag.NEEDS_PADDING), PinType.ASCII_NUMERIC, 0, STORED, OptionalInt.empty(),
                new PinReference(0x81), 0, Optional.empty());
        assertNotEncoded("", any);
    }

    @Test
    public void theCodeItselfIsNotChanged() {
        char[] typed = { 'a', '2', '3', '4' };
        try (Pin pin = Pin.takeOver(typed)) {
            PinEncoder.encode(pin, format(PinType.UTF8, 0));
            assertArrayEquals(new char[] { 'a', '2', '3', '4' }, typed);
        }
    }
}
