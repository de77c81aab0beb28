/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

import se.etjanstekort.smartcard.PinPadFormat.Encoding;

public class PinPadFormatTest {

    private static void refused(Encoding encoding, int min, int max, int block, int pad) {
        assertThrows(IllegalArgumentException.class, () -> new PinPadFormat(encoding, min, max, block, pad));
    }

    @Test
    public void contradictionsAreRefused() {
        refused(Encoding.ASCII, 0, 8, 8, 0);
        refused(Encoding.ASCII, 6, 4, 8, 0);
        refused(Encoding.ASCII, 4, 256, 0, 0);
        refused(Encoding.ASCII, 4, 9, 8, 0);
        refused(Encoding.BCD, 4, 17, 8, 0);
        refused(Encoding.ASCII, 4, 8, 8, 256);
        refused(Encoding.ISO_9564, 4, 12, 0, 0xFF);
        refused(Encoding.ISO_9564, 4, 13, 8, 0xFF);
        refused(Encoding.ISO_9564, 3, 12, 8, 0xFF);
        refused(Encoding.ISO_9564, 4, 12, 8, 0);
    }

    @Test
    public void twoDigitsAByteFitIntoHalfTheRoom() {
        assertEquals(16, new PinPadFormat(Encoding.BCD, 4, 16, 8, 0xFF).maxLength());
    }

    @Test
    public void lengthsAreBroughtWithinIso9564() {
        assertEquals(new PinPadFormat(Encoding.ISO_9564, 4, 12, 8, 0xFF), PinPadFormat.iso9564(1, 64));
        assertEquals(new PinPadFormat(Encoding.ISO_9564, 6, 8, 8, 0xFF), PinPadFormat.iso9564(6, 8));
    }

    @Test
    public void asTypedHasNoBlock() {
        assertEquals(new PinPadFormat(Encoding.ASCII, 4, 20, 0, 0), PinPadFormat.asTyped(Encoding.ASCII, 4, 20));
    }
}
