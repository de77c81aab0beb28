/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All readers of a provider at one moment. Immutable.
 *
 * @param service
 *            how the service behind the readers stands
 * @param problem
 *            why there is no reader to be seen, in words for people: also where the service runs and none is plugged in. Empty
 *            where readers are seen
 * @param readers
 *            in the system's order
 * @param filtered
 *            readers of the system that are not among these, because a rule keeps them out
 */
public record ReaderSnapshot(ServiceState service, Optional<FailureCode> problem, List<ReaderState> readers,
        List<FilteredReader> filtered) {

    public ReaderSnapshot {
        readers = List.copyOf(readers);
        filtered = List.copyOf(filtered);
    }

    /** A snapshot in which nothing is filtered. */
    public ReaderSnapshot(ServiceState service, Optional<FailureCode> problem, List<ReaderState> readers) {
        this(service, problem, readers, List.of());
    }

    /** The reader of that name. */
    public Optional<ReaderState> reader(String name) {
        return readers.stream().filter(state -> state.reader().name().equals(name)).findFirst();
    }

    /** What happened between an earlier snapshot and this one, in an order that makes sense: gone things first. */
    public List<ReaderEvent> since(ReaderSnapshot earlier) {
        List<ReaderEvent> events = new ArrayList<>();
        if (earlier.service == ServiceState.RUNNING && service != ServiceState.RUNNING) {
            events.add(new ReaderEvent.ServiceStopped(service));
        }
        for (ReaderState before : earlier.readers) {
            Optional<ReaderState> now = reader(before.reader().name());
            long wasIn = before.slot().insertion();
            if (wasIn != 0 && now.map(state -> state.slot().insertion() != wasIn).orElse(true)) {
                events.add(new ReaderEvent.CardRemoved(before.reader(), wasIn));
            }
            if (now.isEmpty()) {
                events.add(new ReaderEvent.ReaderRemoved(before.reader()));
            }
        }
        if (earlier.service != ServiceState.RUNNING && service == ServiceState.RUNNING) {
            events.add(new ReaderEvent.ServiceStarted());
        }
        for (ReaderState now : readers) {
            Optional<ReaderState> before = earlier.reader(now.reader().name());
            if (before.isEmpty()) {
                events.add(new ReaderEvent.ReaderAdded(now.reader()));
            }
            long isIn = now.slot().insertion();
            if (isIn != 0 && before.map(state -> state.slot().insertion() != isIn).orElse(true)) {
                events.add(new ReaderEvent.CardInserted(now.reader(), now.slot()));
            }
        }
        return events;
    }
}
