/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.Test;

import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.PinPadFormat.Encoding;

/** What a reader is told of each kind of code. */
public class PinPadFormatsTest {

    private static Optional<PinPadFormat> format(PinType type, int least, int most, int stored, PinFlag... flags) {
        return PinPadFormats.of(new AuthenticationObject("", new Identifier(new byte[] { 1 }), Optional.empty(),
                Set.of(flags), type, least, stored, OptionalInt.of(most), new PinReference(0x81), 0xFF,
                Optional.empty()));
    }

    @Test
    public void digitsAsCharacters() {
        for (PinType type : new PinType[] { PinType.ASCII_NUMERIC, PinType.UTF8 }) {
            assertEquals(Optional.of(PinPadFormat.asTyped(Encoding.ASCII, 6, 8)), format(type, 6, 8, 8));
            assertEquals(Optional.of(new PinPadFormat(Encoding.ASCII, 6, 8, 16, 0xFF)),
                    format(type, 6, 8, 16, PinFlag.NEEDS_PADDING));
        }
    }

    @Test
    public void halfBytesOnlyWhereTheLastHalfIsCertain() {
        assertEquals(Optional.of(new PinPadFormat(Encoding.BCD, 4, 12, 8, 0xFF)),
                format(PinType.BCD, 4, 12, 8, PinFlag.NEEDS_PADDING));
        assertEquals(Optional.of(PinPadFormat.asTyped(Encoding.BCD, 6, 6)), format(PinType.BCD, 6, 6, 3));
        assertEquals(Optional.empty(), format(PinType.BCD, 4, 6, 3));
        assertEquals(Optional.empty(), format(PinType.BCD, 5, 5, 3));
        assertEquals(Optional.empty(), format(PinType.HALF_NIBBLE_BCD, 4, 8, 8, PinFlag.NEEDS_PADDING));
    }

    @Test
    public void theBankersBlock() {
        assertEquals(Optional.of(PinPadFormat.iso9564(4, 12)), format(PinType.ISO9564_1, 1, 12, 8));
        assertEquals(Optional.empty(), format(PinType.ISO9564_1, 1, 3, 8));
    }

    @Test
    public void aCodeMayNotBeOfNoDigits() {
        assertEquals(1, format(PinType.ASCII_NUMERIC, 0, 8, 8).orElseThrow().minLength());
    }
}
