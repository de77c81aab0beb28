/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.concurrent.CompletableFuture;

import se.etjanstekort.smartcard.CardWork;

/**
 * One use of a code that was handed over to us. Ends once, whatever becomes of the work; the code is wiped then, or as soon as
 * the reader's thread has done with it: what is wiped while it is written to the card would be another code, and spend a
 * try. Any thread.
 *
 * @param <R>
 *            what comes of it
 */
final class CodeAttempt<R> {

    private final Runnable wipe;
    private final R whenStopped;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private boolean begun;
    private boolean inUse;
    private boolean ended;

    /**
     * @param wipe
     *            clears the code; may be called more than once
     * @param whenStopped
     *            what comes of it when it is given up
     */
    CodeAttempt(Runnable wipe, R whenStopped) {
        this.wipe = wipe;
        this.whenStopped = whenStopped;
    }

    /** The same work, which is not begun once the attempt has ended, and during which the code stays. */
    <T> CardWork<T> guarding(CardWork<T> work) {
        return session -> {
            begin();
            try {
                return work.run(session);
            } finally {
                finish();
            }
        };
    }

    private synchronized void begin() {
        if (ended) {
            throw new IllegalStateException("the attempt has ended");
        }
        begun = true;
        inUse = true;
    }

    /** Whether the reader's thread has had the code. */
    synchronized boolean hasBegun() {
        return begun;
    }

    private synchronized void finish() {
        inUse = false;
        if (ended) {
            wipe.run();
        }
    }

    /** Ends the attempt, unless it has ended already. */
    void end(R outcome) {
        synchronized (this) {
            ended = true;
            if (!inUse) {
                wipe.run();
            }
        }
        result.complete(outcome);
    }

    /** Gives it up. */
    void stop() {
        end(whenStopped);
    }

    /** Completed at the end, never exceptionally. */
    CompletableFuture<R> result() {
        return result;
    }
}
