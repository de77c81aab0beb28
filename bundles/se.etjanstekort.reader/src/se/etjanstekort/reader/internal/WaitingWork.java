/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import se.etjanstekort.smartcard.CardException;

/**
 * Work that waits for its turn on a reader. Where another program keeps the card, that is told, and work whose patience ends
 * is given up; work that waits for other work of ours waits on. Any thread.
 */
final class WaitingWork {

    private final ScheduledExecutorService clock;
    private final Duration held;
    private final Supplier<OptionalLong> waitingSince;
    private final Runnable isHeld;
    /** Work that has not begun, and what will look after it. */
    private final Map<SessionJob<?>, Future<?>> waiting = new ConcurrentHashMap<>();

    /**
     * @param held
     *            how long another program may keep the card before it is told
     * @param waitingSince
     *            since when it has been waited for, if it is; in {@link System#nanoTime()}
     * @param isHeld
     *            tells that it is; also each time after work was given up
     */
    WaitingWork(ScheduledExecutorService clock, Duration held, Supplier<OptionalLong> waitingSince, Runnable isHeld) {
        this.clock = clock;
        this.held = held;
        this.waitingSince = waitingSince;
        this.isHeld = isHeld;
    }

    void add(SessionJob<?> job) {
        waiting.put(job, look(job, Math.min(held.toNanos(), job.patience().toNanos())));
    }

    void forget(SessionJob<?> job) {
        Future<?> look = waiting.remove(job);
        if (look != null) {
            look.cancel(false);
        }
    }

    void giveUpAll(CardException reason) {
        for (SessionJob<?> job : waiting.keySet()) {
            job.giveUp(reason);
            forget(job);
        }
    }

    private Future<?> look(SessionJob<?> job, long nanos) {
        return clock.schedule(() -> look(job), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(SessionJob<?> job) {
        long patience = job.patience().toNanos();
        long waited = waited(job);
        if (waited >= patience) {
            job.giveUp(new CardException.SharingViolation("another program holds the card"));
            isHeld.run();
            return;
        }
        if (waited >= held.toNanos()) {
            isHeld.run();
        }
        long next = waited < held.toNanos() ? Math.min(held.toNanos(), patience) - waited : patience - waited;
        waiting.computeIfPresent(job, (same, old) -> look(job, next));
    }

    /** How long this work has waited for another program, in nanoseconds. */
    private long waited(SessionJob<?> job) {
        OptionalLong since = waitingSince.get();
        long now = System.nanoTime();
        return since.isPresent() ? Math.min(now - since.getAsLong(), now - job.submitted()) : 0;
    }
}
