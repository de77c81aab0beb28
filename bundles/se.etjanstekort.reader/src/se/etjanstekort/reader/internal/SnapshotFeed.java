/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderSnapshot;

/**
 * Keeps the present snapshot and tells listeners of each, in order, one call at a time. What the monitor sees it tells itself,
 * because a hand-over to another thread costs more than all else on the way from the service's word to a listener; what a reader
 * finds out while its card is spoken to is told on a thread of the feed's own.
 */
final class SnapshotFeed implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SnapshotFeed.class.getName());

    private final ExecutorService teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("PC/SC events"), new ThreadPoolExecutor.DiscardPolicy());
    /** Held while listeners are told, and for what only the telling uses. */
    private final ReentrantLock telling = new ReentrantLock();
    private final List<Listener> listeners = new ArrayList<>();
    /** What listeners have been told, null before there was anything to tell. */
    private ReaderSnapshot told;
    /** What is still to be told, to all or to a new listener. */
    private final Queue<Runnable> untold = new ConcurrentLinkedQueue<>();
    private volatile ReaderSnapshot current;

    /**
     * @param unknown
     *            the present snapshot until there is another; nobody is told of it
     */
    SnapshotFeed(ReaderSnapshot unknown) {
        this.current = unknown;
    }

    ReaderSnapshot current() {
        return current;
    }

    /** Makes a new snapshot the present one and has it told, unless it equals the present one. */
    void update(Supplier<ReaderSnapshot> maker) {
        if (replace(maker)) {
            teller.execute(this::tellUntold);
        }
    }

    /**
     * The same, told on this thread unless a listener is busy with what was told on another: that one is not waited for.
     *
     * @return whether it is another
     */
    boolean updateHere(Supplier<ReaderSnapshot> maker) {
        if (!replace(maker)) {
            return false;
        }
        if (telling.tryLock()) {
            try {
                tellAll();
            } finally {
                telling.unlock();
            }
        } else {
            teller.execute(this::tellUntold);
        }
        return true;
    }

    private synchronized boolean replace(Supplier<ReaderSnapshot> maker) {
        ReaderSnapshot next = maker.get();
        if (next.equals(current)) {
            return false;
        }
        current = next;
        untold.add(() -> tell(next));
        return true;
    }

    private void tellUntold() {
        telling.lock();
        try {
            tellAll();
        } finally {
            telling.unlock();
        }
    }

    private void tellAll() {
        for (Runnable next = untold.poll(); next != null; next = untold.poll()) {
            next.run();
        }
    }

    private void tell(ReaderSnapshot next) {
        told = next;
        listeners.removeIf(listener -> !listener.tell(next));
    }

    Subscription subscribe(Consumer<ReaderSnapshot> consumer) {
        Listener listener = new Listener(consumer);
        untold.add(() -> welcome(listener));
        teller.execute(this::tellUntold);
        return listener;
    }

    private void welcome(Listener listener) {
        listeners.add(listener);
        if (told != null) {
            listener.tell(told);
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    /** One who wants to know. The lock makes sure that no call begins once {@link #close()} has returned. */
    private static final class Listener implements Subscription {

        private final Consumer<ReaderSnapshot> consumer;
        private boolean closed;

        Listener(Consumer<ReaderSnapshot> consumer) {
            this.consumer = consumer;
        }

        /** Whether the listener goes on listening. */
        synchronized boolean tell(ReaderSnapshot snapshot) {
            if (!closed) {
                try {
                    consumer.accept(snapshot);
                } catch (RuntimeException | Error e) { // host contribution: the others are to hear that a card is gone
                    LOG.log(Level.ERROR, "a listener to readers failed", e);
                }
            }
            return !closed;
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
