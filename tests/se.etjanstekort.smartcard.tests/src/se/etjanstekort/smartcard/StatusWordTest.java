/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.OptionalInt;

import org.junit.Test;

/** What is read out of SW1-SW2, for every value that there is. */
public class StatusWordTest {

    @Test
    public void onlyOneValueIsSuccessAndSixteenTellTries() {
        int successes = 0;
        int counters = 0;
        for (int value = 0; value <= 0xFFFF; value++) {
            StatusWord status = new StatusWord(value);
            assertEquals(value, status.sw1() << 8 | status.sw2());
            successes += status.isSuccess() ? 1 : 0;
            counters += status.triesLeft().isPresent() ? 1 : 0;
        }
        assertEquals(1, successes);
        assertEquals(16, counters);
    }

    @Test
    public void triesAreInTheLastDigit() {
        assertEquals(OptionalInt.of(0), new StatusWord(0x63C0).triesLeft());
        assertEquals(OptionalInt.of(15), new StatusWord(0x63CF).triesLeft());
        assertEquals(OptionalInt.empty(), new StatusWord(0x6300).triesLeft());
        assertEquals(OptionalInt.empty(), new StatusWord(0x9000).triesLeft());
    }

    @Test
    public void anAnswerWithoutStatusIsABrokenLine() {
        assertThrows(CardException.TransportFailure.class, () -> ResponseApdu.parse(new byte[] { 0x6F }));
        assertThrows(CardException.TransportFailure.class, () -> ResponseApdu.parse(new byte[0]));
    }

    @Test
    public void shownInHexadecimal() {
        assertEquals("6A82", StatusWord.FILE_NOT_FOUND.toString());
        assertThrows(IllegalArgumentException.class, () -> new StatusWord(0x10000));
    }
}
