/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.smartcard.PinFailure;

/** Who wants a person's attention has it alone, in the order of coming. Any thread. */
final class Turns {

    /** What is done in a turn. */
    interface Work<T> {
        T run() throws CardKeyException;
    }

    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong refusals = new AtomicLong();

    /** Does the work in its turn; who waited while the person said no to another is refused with it. */
    <T> T take(Work<T> work) throws CardKeyException {
        long before = refusals.get();
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CardKeyException(PinFailure.CANCELLED, "interrupted", e);
        }
        try {
            if (before != refusals.get()) {
                throw new CardKeyException(PinFailure.CANCELLED, "the person did not want to");
            }
            return work.run();
        } finally {
            turn.unlock();
        }
    }

    /** The person said no to whose turn it is. */
    void refused() {
        refusals.incrementAndGet();
    }

    int waiting() {
        return turn.getQueueLength();
    }
}
