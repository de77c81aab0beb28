/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.keys.CardKeys.Subscription;
import se.etjanstekort.login.CardKey;

/** Who wants to hear of cards that have left. They are told on a thread of their own: no reader waits for a connection. */
final class GoneListeners implements AutoCloseable {

    private final Logger log;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService teller = Executors
            .newSingleThreadExecutor(DaemonThreads.named("etjanstekort-keys"));

    GoneListeners(Logger log) {
        this.log = log;
    }

    Subscription add(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Returns at once. */
    void tell(CardKey stay) {
        listeners.forEach(listener -> teller.execute(() -> tell(listener, stay)));
    }

    private void tell(Consumer<String> listener, CardKey stay) {
        try {
            listener.accept(PresentKeys.name(stay));
        } catch (RuntimeException e) { // host contribution
            log.error("keys: a listener failed", e);
        }
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
