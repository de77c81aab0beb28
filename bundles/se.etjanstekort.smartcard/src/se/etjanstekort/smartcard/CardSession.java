/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Optional;

/**
 * A card that is ours alone for a short while (a PC/SC transaction). Lives on its reader's own thread, from the start of a
 * {@link CardWork} to its end. The bare line: what the protocol wants besides is the caller's to add
 * ({@link se.etjanstekort.smartcard.transport.CardTransports}). Nobody waits for a person while one is open, but at a
 * {@link PinPad}.
 */
public interface CardSession extends CardTransport {

    /** The card's answer to reset. */
    Atr atr();

    /**
     * Asks that the card be reset when the session ends, so that a code that was verified here is not left verified for
     * every other program on the computer.
     */
    void resetWhenDone();

    /** Takes {@link #resetWhenDone()} back: the card itself has dropped what was verified. A session that cannot resets. */
    default void spareReset() {
        // the reset is the safe way
    }

    /**
     * The reader's own keys, where it has some that can be trusted to work and policy lets them be used; codes are typed
     * otherwise.
     */
    default Optional<PinPad> pinPad() {
        return Optional.empty();
    }
}
