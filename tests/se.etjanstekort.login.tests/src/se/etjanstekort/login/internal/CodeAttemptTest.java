/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.Pin;

/** A code that was handed over: when it is wiped, and when it must not be yet. */
public class CodeAttemptTest {

    private final Pin pin = Pin.takeOver("123456".toCharArray());
    private final CodeAttempt<String> attempt = new CodeAttempt<>(pin::close, "stopped");

    private void assertWiped() {
        assertThrows(IllegalStateException.class, () -> pin.lendTo(char[]::clone));
    }

    @Test
    public void theCodeIsWipedAtTheEnd() {
        attempt.result().thenAccept(ended -> assertWiped());
        attempt.end("done");
        attempt.end("too late");
        assertEquals("done", attempt.result().join());
        assertWiped();
    }

    /** The service stops while the reader's thread writes the code: half of it in zeros would be a wrong code. */
    @Test
    public void theCodeStaysForAsLongAsTheReaderUsesIt() throws CardException {
        List<char[]> seen = new ArrayList<>();
        attempt.guarding(session -> {
            attempt.stop();
            return seen.add(pin.lendTo(char[]::clone));
        }).run(null);
        assertEquals("stopped", attempt.result().join());
        assertArrayEquals("123456".toCharArray(), seen.get(0));
        assertWiped();
    }

    @Test
    public void workThatFailsLetsTheCodeGoToo() {
        assertThrows(CardException.CardRemoved.class, () -> attempt.guarding(session -> {
            attempt.stop();
            throw new CardException.CardRemoved("pulled");
        }).run(null));
        assertWiped();
    }

    @Test
    public void nothingIsBegunAfterTheEnd() {
        attempt.stop();
        assertThrows(IllegalStateException.class, () -> attempt.guarding(session -> {
            throw new AssertionError("a code that was given up is on its way to the card");
        }).run(null));
    }
}
