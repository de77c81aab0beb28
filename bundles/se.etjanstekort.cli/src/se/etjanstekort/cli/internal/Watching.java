/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.ReaderEvent;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/** Turns snapshots into events, and reads each card that comes. One thread at a time. */
final class Watching {

    /** Where events go. */
    @FunctionalInterface
    interface Sink {
        /** nanos: the moment of it, as {@link System#nanoTime()} counts. */
        void event(long nanos, String name, Map<String, ?> details);
    }

    private final CardAccess access;
    private final Sink sink;
    private final Executor printer;
    private ReaderSnapshot before = new ReaderSnapshot(ServiceState.STOPPED, Optional.empty(), List.of());
    private boolean first = true;

    Watching(CardAccess access, Sink sink, Executor printer) {
        this.access = access;
        this.sink = sink;
        this.printer = printer;
    }

    /** nanos: when it was told. */
    void changed(ReaderSnapshot now, long nanos) {
        if (first && now.service() != ServiceState.RUNNING) {
            sink.event(nanos, "service-stopped", Map.of());
        }
        first = false;
        now.since(before).forEach(event -> tell(event, nanos));
        before = now;
    }

    private void tell(ReaderEvent event, long nanos) {
        if (event instanceof ReaderEvent.ServiceStarted) {
            sink.event(nanos, "service-started", Map.of());
        } else if (event instanceof ReaderEvent.ServiceStopped) {
            sink.event(nanos, "service-stopped", Map.of());
        } else if (event instanceof ReaderEvent.ReaderAdded added) {
            sink.event(nanos, "reader-added", Map.of("reader", added.reader().name()));
        } else if (event instanceof ReaderEvent.ReaderRemoved removed) {
            sink.event(nanos, "reader-removed", Map.of("reader", removed.reader().name()));
        } else if (event instanceof ReaderEvent.CardRemoved removed) {
            sink.event(nanos, "card-removed", Map.of("reader", removed.reader().name()));
        } else if (event instanceof ReaderEvent.CardInserted inserted) {
            inserted(inserted, nanos);
        }
    }

    private void inserted(ReaderEvent.CardInserted event, long nanos) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reader", event.reader().name());
        details.put("state", Documents.state(event.slot()));
        details.put("atr", Documents.atr(event.slot()));
        sink.event(nanos, "card-inserted", details);
        if (event.slot() instanceof Slot.Present present) {
            access.read(event.reader(), present.insertion(), ReadOptions.POLICY)
                    .whenComplete((card, thrown) -> later(() -> read(event.reader(), card, thrown)));
        }
    }

    private void later(Runnable task) {
        try {
            printer.execute(task);
        } catch (RejectedExecutionException e) {
            return; // standard input has closed: nobody reads on
        }
    }

    private void read(CardReader reader, CardOverview card, Throwable thrown) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reader", reader.name());
        if (card != null) {
            details.put("serial", card.contents().tokenInfo().serialNumber());
            details.put("failure", card.obstacle().map(failure -> failure.id()).orElse(null));
        } else {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            details.put("serial", null);
            details.put("failure",
                    cause instanceof CardException exception ? exception.failure().id() : SessionFailure.INTERNAL.id());
        }
        sink.event(System.nanoTime(), "card-read", details);
    }
}
