/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

import se.etjanstekort.smartcard.ReaderEvent;
import se.etjanstekort.smartcard.ReaderSnapshot;

/** A listener that keeps what it hears, and lets a test wait for what it wants to hear. */
public final class SnapshotLog implements Consumer<ReaderSnapshot> {

    private final long patienceMillis;
    private final Lock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final List<ReaderSnapshot> snapshots = new ArrayList<>();

    /** @param patienceMillis how long a test waits before it fails */
    public SnapshotLog(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    @Override
    public void accept(ReaderSnapshot snapshot) {
        lock.lock();
        try {
            snapshots.add(snapshot);
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All that was heard so far. */
    public List<ReaderSnapshot> snapshots() {
        lock.lock();
        try {
            return List.copyOf(snapshots);
        } finally {
            lock.unlock();
        }
    }

    /** The steps between all that was heard so far. */
    public List<ReaderEvent> events() {
        List<ReaderSnapshot> all = snapshots();
        List<ReaderEvent> events = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            events.addAll(all.get(i).since(all.get(i - 1)));
        }
        return events;
    }

    /** Waits until the last that was heard is so. */
    public ReaderSnapshot await(String what, Predicate<ReaderSnapshot> wanted) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        lock.lock();
        try {
            while (snapshots.isEmpty() || !wanted.test(snapshots.get(snapshots.size() - 1))) {
                if (nanos <= 0) {
                    throw new AssertionError("waited in vain for " + what + "; heard " + snapshots);
                }
                nanos = heard.awaitNanos(nanos);
            }
            return snapshots.get(snapshots.size() - 1);
        } finally {
            lock.unlock();
        }
    }
}
