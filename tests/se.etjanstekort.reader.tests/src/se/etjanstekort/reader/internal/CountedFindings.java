/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a reader was found to be. */
final class CountedFindings implements PcscReader.Findings {

    private final AtomicInteger pinPads = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    int pinPads() {
        return pinPads.get();
    }

    int taken() {
        return taken.get();
    }

    @Override
    public void hasPinPad(PcscReader reader) {
        pinPads.incrementAndGet();
    }

    @Override
    public void isTaken(PcscReader reader) {
        taken.incrementAndGet();
    }
}
