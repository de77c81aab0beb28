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
        void event(String name, Map<String, ?> details);
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

    void changed(ReaderSnapshot now) {
        if (first && now.service() != ServiceState.RUNNING) {
            sink.event("service-stopped", Map.of());
        }
        first = false;
        now.since(before).forEach(this::tell);
        before = now;
    }

    private void tell(ReaderEvent event) {
        if (event instanceof ReaderEvent.ServiceStarted) {
            sink.event("service-started", Map.of());
        } else if (event instanceof ReaderEvent.ServiceStopped) {
            sink.event("service-stopped", Map.of());
        } else if (event instanceof ReaderEvent.ReaderAdded added) {
            sink.event("reader-added", Map.of("reader", added.reader().name()));
        } else if (event instanceof ReaderEvent.ReaderRemoved removed) {
            sink.event("reader-removed", Map.of("reader", removed.reader().name()));
        } else if (event instanceof ReaderEvent.CardRemoved removed) {
            sink.event("card-removed", Map.of("reader", removed.reader().name()));
        } else if (event instanceof ReaderEvent.CardInserted inserted) {
            inserted(inserted);
        }
    }

    private void inserted(ReaderEvent.CardInserted event) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reader", event.reader().name());
        details.put("state", Documents.state(event.slot()));
        details.put("atr", Documents.atr(event.slot()));
        sink.event("card-inserted", details);
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
        sink.event("card-read", details);
    }
}
