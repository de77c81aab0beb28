/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import se.etjanstekort.smartcard.Atr;

/**
 * A reader as PC/SC reports it (SCARD_READERSTATE).
 *
 * @param reader
 *            its name
 * @param state
 *            the flags {@code SCARD_STATE_*} in the low word, the number of card events in the high one
 * @param atr
 *            of the card that is in; empty where none is
 */
public record ReaderStatus(String reader, int state, Atr atr) {

    /** The name under which PC/SC tells that readers come and go. */
    public static final String PNP_NOTIFICATION = "\\\\?PnP?\\Notification";

    static final int UNAWARE = 0;
    static final int CHANGED = 0x0002;
    private static final int PRESENT = 0x0020;
    private static final int EXCLUSIVE = 0x0080;
    private static final int MUTE = 0x0200;

    private static final Atr NO_ATR = new Atr(new byte[0]);

    /** Asks for the state as it is: a wait with it returns at once. */
    public static ReaderStatus unaware(String reader) {
        return new ReaderStatus(reader, UNAWARE, NO_ATR);
    }

    /** Nothing is known of the reader. */
    public boolean isUnaware() {
        return state == UNAWARE;
    }

    /** What a wait is given so that it returns when something else becomes true. */
    public ReaderStatus seen() {
        return new ReaderStatus(reader, state & ~CHANGED, atr);
    }

    /** A card, or something like one, is in. */
    public boolean isPresent() {
        return (state & PRESENT) != 0;
    }

    /** What is in does not answer. */
    public boolean isMute() {
        return (state & MUTE) != 0;
    }

    /** Another program has the card for itself alone. */
    public boolean isExclusive() {
        return (state & EXCLUSIVE) != 0;
    }

    /** How often a card came or left since the reader is known to the service, modulo 65536. */
    public int cardEvents() {
        return state >>> 16;
    }
}
