/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;

/**
 * The time between two moments at which all codes are forgotten: what was begun in one gives nothing in the next, however far
 * it had come. Any thread.
 */
final class Era {

    private long number;
    private boolean closed;

    /** The one that something is begun in. */
    synchronized long now() throws CardKeyException {
        if (closed) {
            throw new CardKeyException(CardKeyFailure.LOCKED, "the keys are closed");
        }
        return number;
    }

    synchronized boolean isStill(long begun) {
        return number == begun;
    }

    void requireStill(long begun) throws CardKeyException {
        if (!isStill(begun)) {
            throw new CardKeyException(CardKeyFailure.LOCKED, "the client was locked meanwhile");
        }
    }

    synchronized void end() {
        number++;
    }

    /** There is no other after it. */
    synchronized void close() {
        closed = true;
        number++;
    }
}
