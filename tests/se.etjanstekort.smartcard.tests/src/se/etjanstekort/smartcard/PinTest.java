/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** A code has one owner, which forgets it. */
public class PinTest {

    @Test
    public void closingWipesTheArrayThatWasTakenOver() {
        char[] typed = { '1', '2', '3', '4', '5', '6' };
        Pin pin = Pin.takeOver(typed);
        assertEquals(6, pin.length());
        assertEquals("1", pin.lendTo(code -> String.valueOf(code[0])));
        pin.close();
        pin.close();
        assertArrayEquals(new char[6], typed);
        assertThrows(IllegalStateException.class, () -> pin.lendTo(code -> code.length));
    }

    @Test
    public void onlyDigitsAreNumeric() {
        try (Pin digits = Pin.takeOver(new char[] { '0', '9' });
                Pin letter = Pin.takeOver(new char[] { '0', 'x' });
                Pin arabic = Pin.takeOver(new char[] { '\u0661' })) {
            assertTrue(digits.isNumeric());
            assertFalse(letter.isNumeric());
            assertFalse(arabic.isNumeric());
        }
    }

    @Test
    public void tellsNothing() {
        try (Pin pin = Pin.takeOver(new char[] { '7', '7' })) {
            assertEquals("Pin", pin.toString());
        }
    }
}
