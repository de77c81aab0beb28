/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.Slot;

/** What a subscriber was told, to be waited for. */
final class Observed implements Consumer<ReaderSnapshot> {

    private static final long LIMIT_SECONDS = 10;

    private final BlockingQueue<ReaderSnapshot> told = new LinkedBlockingQueue<>();
    private final List<ReaderSnapshot> seen = new ArrayList<>();

    /** For what is told to nobody. */
    static void nobody() {
        // nobody wants to know
    }

    @Override
    public void accept(ReaderSnapshot snapshot) {
        told.add(snapshot);
    }

    /** The next snapshot that fits; those before it are passed over, but kept in {@link #seen()}. */
    ReaderSnapshot await(Predicate<ReaderSnapshot> wanted) throws InterruptedException {
        while (true) {
            ReaderSnapshot next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("not told in time; told so far: " + seen);
            }
            seen.add(next);
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    /** The next snapshot in which that reader's slot fits. */
    ReaderSnapshot awaitSlot(String reader, Predicate<Slot> wanted) throws InterruptedException {
        return await(snapshot -> snapshot.reader(reader).filter(state -> wanted.test(state.slot())).isPresent());
    }

    List<ReaderSnapshot> seen() {
        return List.copyOf(seen);
    }
}
