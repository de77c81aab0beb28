/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A code that a person typed, PIN or PUK. The one owner of its characters: it takes the array over, and {@link #close()}
 * clears it. To be used in try-with-resources; never copied, printed or logged. One thread at a time.
 */
public final class Pin implements PinEntry {

    private final char[] code;
    private boolean closed;

    private Pin(char[] code) {
        this.code = code;
    }

    /** Takes the array over; the caller does not touch it again. */
    public static Pin takeOver(char[] code) {
        return new Pin(code);
    }

    /** The number of characters. */
    public int length() {
        return code.length;
    }

    /** Whether every character is one of 0 to 9. */
    public boolean isNumeric() {
        for (char c : code) {
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Lends the characters to an encoder, which neither keeps nor changes the array.
     *
     * @return what the encoder made; where that is a secret, its owner wipes it
     * @throws IllegalStateException
     *             when the code has been wiped
     */
    public <T> T lendTo(Function<char[], T> encoder) {
        if (closed) {
            throw new IllegalStateException("the code has been wiped");
        }
        return encoder.apply(code);
    }

    /** Wipes the characters. May be called more than once. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(code, '\0');
    }

    /** Tells nothing, not even the length. */
    @Override
    public String toString() {
        return "Pin";
    }
}
