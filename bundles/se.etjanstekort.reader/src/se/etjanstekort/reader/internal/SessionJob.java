/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardWork;

/**
 * Work that waits for its turn on a reader. It is either begun, once, or given up before.
 *
 * @param <T>
 *            what comes of it
 */
final class SessionJob<T> {

    private final long insertion;
    private final Duration patience;
    private final CardWork<T> work;
    private final long submitted = System.nanoTime();
    private final CompletableFuture<T> future = new CompletableFuture<>();
    /** Set by whoever decides first: the reader's thread, which begins, or whoever gives up. */
    private final AtomicBoolean decided = new AtomicBoolean();

    /**
     * @param patience
     *            how long it waits for another program
     */
    SessionJob(long insertion, Duration patience, CardWork<T> work) {
        this.insertion = insertion;
        this.patience = patience;
        this.work = work;
    }

    long insertion() {
        return insertion;
    }

    Duration patience() {
        return patience;
    }

    long submitted() {
        return submitted;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Whether somebody still waits for the work to begin. */
    boolean isWaiting() {
        return !decided.get() && !future.isDone();
    }

    /** Takes the decision to begin. */
    boolean begins() {
        return !future.isDone() && decided.compareAndSet(false, true);
    }

    /** Ends the waiting, if it has not ended. */
    void giveUp(CardException reason) {
        if (decided.compareAndSet(false, true)) {
            future.completeExceptionally(reason);
        }
    }

    /** Something of ours failed; whether the work was done is not known. */
    void fail(Throwable fault) {
        decided.set(true);
        future.completeExceptionally(fault);
    }

    /**
     * Does the work.
     *
     * @return tells the one who waits, with what came of it; to be run when the card has been let go
     */
    Runnable run(CardSession session) {
        try {
            T result = work.run(session);
            return () -> future.complete(result);
        } catch (CardException | RuntimeException | Error e) { // thread top
            return () -> future.completeExceptionally(e);
        }
    }
}
