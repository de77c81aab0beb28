/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import se.etjanstekort.smartcard.ReaderState;

/** Counts what a reader was found to be. */
/** What a reader tells of itself. */
final class CountedFindings implements PcscReader.Findings {

    private final BlockingQueue<ReaderState> told = new LinkedBlockingQueue<>();
    private final AtomicInteger doubts = new AtomicInteger();

    /** The next state that is told. */
    ReaderState next() throws InterruptedException {
        ReaderState state = told.poll(10, TimeUnit.SECONDS);
        if (state == null) {
            throw new AssertionError("nothing told");
        }
        return state;
    }

    boolean toldAll() {
        return told.isEmpty();
    }

    int doubts() {
        return doubts.get();
    }

    @Override
    public void changed(PcscReader reader) {
        told.add(reader.state());
    }

    @Override
    public void isDoubtful(PcscReader reader) {
        doubts.incrementAndGet();
    }
}
