/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.OptionalInt;

/**
 * A PIN or PUK as it is when the card is issued. The codes are fictional and published with the personas; they are still
 * never shown.
 *
 * @param reference
 *            P2 of the commands that carry it
 * @param code
 *            the digits in ASCII, without padding
 * @param storedLength
 *            the length that commands carry it in, filled up with {@code padding}
 * @param triesLeft
 *            0 where it is issued blocked
 * @param unblockedBy
 *            the reference of the code that resets its counter
 * @param padsItself
 *            whether the card fills up a code that comes too short
 */
public record CodeSpec(int reference, byte[] code, int minLength, int maxLength, int storedLength, byte padding,
        int maxTries,
        int triesLeft, OptionalInt unblockedBy, boolean padsItself) {

    /** A code that has to come in its whole length. */
    public CodeSpec(int reference, byte[] code, int minLength, int maxLength, int storedLength, byte padding,
            int maxTries, int triesLeft, OptionalInt unblockedBy) {
        this(reference, code, minLength, maxLength, storedLength, padding, maxTries, triesLeft, unblockedBy, false);
    }

    @Override
    public String toString() {
        return "code " + Integer.toHexString(reference);
    }
}
