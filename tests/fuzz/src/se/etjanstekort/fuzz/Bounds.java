/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.ThreadMXBean;

import se.etjanstekort.smartcard.CardException;

/** What reading one input may cost, and how it may end: well, or by an exception that was declared for bad input. */
public final class Bounds {

    private static final Duration CPU = Duration.ofSeconds(1);
    private static final long BYTES = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounds() {
    }

    /** Something that reads bytes that nobody vouches for. */
    @FunctionalInterface
    public interface Reading {
        void read(byte[] input) throws CardException;
    }

    /**
     * Has the input read on this thread. A reading that costs too much is done once more, since the first of all also loads
     * classes.
     *
     * @throws AssertionError
     *             when that took more than a second of CPU or 64 MiB of allocation
     */
    public static void keep(byte[] input, Reading reading) {
        Cost cost = cost(input, reading);
        if (cost.isTooHigh()) {
            cost = cost(input, reading);
        }
        if (cost.isTooHigh()) {
            throw new AssertionError(cost.toString());
        }
    }

    private static Cost cost(byte[] input, Reading reading) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            reading.read(input);
        } catch (CardException e) {
            requireTold(e);
        }
        return new Cost(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes,
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu));
    }

    /** What one reading took. */
    private record Cost(long allocated, Duration cpu) {

        boolean isTooHigh() {
            return allocated > BYTES || cpu.compareTo(CPU) > 0;
        }
    }

    private static void requireTold(CardException e) {
        if (e.failure() == null) {
            throw new AssertionError("a failure without a code", e);
        }
    }
}
