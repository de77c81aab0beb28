/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Optional;

/**
 * One entry on a reader's own keys: begins when the card's session does, on the reader's thread, and can be stopped before and
 * meanwhile. Used once. Any thread.
 */
public final class PinPadEntry implements PinEntry, CodeChange {

    private Optional<PinPad> busy = Optional.empty();
    private boolean stopped;

    /** What is entered. */
    @FunctionalInterface
    public interface Keys {

        /** Has it entered, and waits for the end of it. */
        PinOutcome enter(PinPad pad) throws CardException.UnexpectedStatus;
    }

    /**
     * Has a person use the keys. On the session's thread, which waits.
     *
     * @return {@link PinOutcome.Cancelled} without any entry when it was stopped before
     */
    public PinOutcome at(PinPad pad, Keys keys) throws CardException.UnexpectedStatus {
        if (!begin(pad)) {
            return new PinOutcome.Cancelled();
        }
        try {
            return keys.enter(pad);
        } finally {
            end();
        }
    }

    private synchronized boolean begin(PinPad pad) {
        if (!stopped) {
            busy = Optional.of(pad);
        }
        return !stopped;
    }

    private synchronized void end() {
        busy = Optional.empty();
    }

    /** Ends the entry where the reader can ({@link PinPad#canAbort()}), and keeps it from beginning where it has not begun. */
    public synchronized void stop() {
        stopped = true;
        busy.ifPresent(PinPad::abort);
    }

    @Override
    public void close() {
        stop();
    }
}
