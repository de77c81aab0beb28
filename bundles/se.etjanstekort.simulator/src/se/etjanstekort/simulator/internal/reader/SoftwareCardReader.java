/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardWork;

/** The software reader as its clients see it: one thread, one session after the other. */
final class SoftwareCardReader implements CardReader, AutoCloseable {

    private static final String NAME = "e-tjänstekort SDK 00";

    private final LongFunction<Optional<Insertion>> insertions;
    private final Consumer<Insertion> pulled;
    private final ExecutorService thread = DaemonThreads.single(NAME);

    /**
     * @param insertions
     *            what is in the reader under that number, if it still is
     * @param pulled
     *            is told when a card was pulled in the middle of a command
     */
    SoftwareCardReader(LongFunction<Optional<Insertion>> insertions, Consumer<Insertion> pulled) {
        this.insertions = insertions;
        this.pulled = pulled;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isSoftware() {
        return true;
    }

    @Override
    public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread.execute(() -> carryOut(insertion, work, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new CardException.ReaderGone("the software reader is closed"));
        }
        return result;
    }

    /** Whatever the work threw belongs to whoever waits for it. */
    private <T> void carryOut(long number, CardWork<T> work, CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        Optional<Insertion> present = insertions.apply(number);
        if (present.isEmpty()) {
            result.completeExceptionally(new CardException.CardRemoved("insertion " + number + " is over"));
            return;
        }
        SoftwareCardSession session = new SoftwareCardSession(present.get(), () -> insertions.apply(number), pulled);
        try {
            T value = work.run(session);
            session.end();
            result.complete(value);
        } catch (Throwable e) { // thread top
            session.end();
            result.completeExceptionally(e);
        }
    }

    @Override
    public String toString() {
        return NAME;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
