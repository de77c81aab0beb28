/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderSnapshot;

/**
 * Keeps the present snapshot and tells listeners of each, in order, on a thread of its own: a slow listener holds up other
 * listeners, never the monitor or a reader.
 */
final class SnapshotFeed implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SnapshotFeed.class.getName());

    private final ExecutorService teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("PC/SC events"), new ThreadPoolExecutor.DiscardPolicy());
    /** Used on the teller's thread alone. */
    private final List<Listener> listeners = new ArrayList<>();
    /** What listeners have been told, null before there was anything to tell; used on the teller's thread alone. */
    private ReaderSnapshot told;
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
    synchronized void update(Supplier<ReaderSnapshot> maker) {
        ReaderSnapshot next = maker.get();
        if (!next.equals(current)) {
            current = next;
            teller.execute(() -> tell(next));
        }
    }

    private void tell(ReaderSnapshot next) {
        told = next;
        listeners.removeIf(listener -> !listener.tell(next));
    }

    Subscription subscribe(Consumer<ReaderSnapshot> consumer) {
        Listener listener = new Listener(consumer);
        teller.execute(() -> {
            listeners.add(listener);
            if (told != null) {
                listener.tell(told);
            }
        });
        return listener;
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
                } catch (RuntimeException e) { // host contribution
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
