/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FilteredReader;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;

/**
 * All reader providers as one: none is ranked above another. Providers come and go on any thread; each step of each is
 * passed on, one at a time.
 */
final class UnitedReaders implements ReaderProvider {

    private static final ReaderSnapshot NOBODY = new ReaderSnapshot(ServiceState.MISSING,
            Optional.of(SessionFailure.NO_READER_SUPPORT), List.of());

    private final Predicate<ReaderState> allowed;
    private final Consumer<Throwable> failures;
    private final Map<ReaderProvider, Subscription> providers = new LinkedHashMap<>();
    private final Set<ReaderProvider> expected = new HashSet<>();
    private final Map<ReaderProvider, ReaderSnapshot> snapshots = new LinkedHashMap<>();
    private final List<Consumer<ReaderSnapshot>> listeners = new ArrayList<>();
    private final List<CompletableFuture<ReaderSnapshot>> lookers = new ArrayList<>();
    private ReaderSnapshot united = NOBODY;

    /**
     * @param allowed
     *            which readers take part at all
     * @param failures
     *            hears of a listener that failed
     */
    UnitedReaders(Predicate<ReaderState> allowed, Consumer<Throwable> failures) {
        this.allowed = allowed;
        this.failures = failures;
    }

    void add(ReaderProvider provider) {
        synchronized (this) {
            expected.add(provider);
        }
        Subscription subscription = provider.subscribe(snapshot -> changed(provider, snapshot));
        synchronized (this) {
            providers.put(provider, subscription);
        }
    }

    void remove(ReaderProvider provider) {
        Subscription subscription;
        synchronized (this) {
            subscription = providers.remove(provider);
        }
        if (subscription != null) {
            subscription.close();
        }
        synchronized (this) {
            expected.remove(provider);
            snapshots.remove(provider);
            publish();
        }
    }

    private synchronized void changed(ReaderProvider provider, ReaderSnapshot snapshot) {
        snapshots.put(provider, snapshot);
        publish();
    }

    private void publish() {
        united = unite();
        List.copyOf(listeners).forEach(this::tell);
        if (snapshots.keySet().containsAll(expected)) {
            lookers.forEach(looker -> looker.complete(united));
            lookers.clear();
        }
    }

    /** A listener that fails does not keep the others from hearing that a card is gone. */
    private synchronized void tell(Consumer<ReaderSnapshot> listener) {
        try {
            listener.accept(united);
        } catch (RuntimeException | Error e) { // host contribution
            failures.accept(e);
        }
    }

    private ReaderSnapshot unite() {
        if (snapshots.isEmpty()) {
            return NOBODY;
        }
        List<ReaderState> readers = snapshots.values().stream().flatMap(snapshot -> snapshot.readers().stream())
                .filter(allowed).toList();
        Optional<ReaderSnapshot> running = snapshots.values().stream()
                .filter(snapshot -> snapshot.service() == ServiceState.RUNNING).findFirst();
        ReaderSnapshot leading = running.orElseGet(() -> snapshots.values().iterator().next());
        List<FilteredReader> filtered = snapshots.values().stream().flatMap(snapshot -> snapshot.filtered().stream())
                .toList();
        return new ReaderSnapshot(leading.service(), readers.isEmpty() ? problem(leading) : Optional.empty(), readers,
                filtered);
    }

    /** Why there is no reader: one that runs and has none knows more than one that is not there. */
    private Optional<FailureCode> problem(ReaderSnapshot leading) {
        return snapshots.values().stream().filter(snapshot -> snapshot.service() == leading.service())
                .map(ReaderSnapshot::problem).flatMap(Optional::stream).findFirst();
    }

    @Override
    public synchronized ReaderSnapshot snapshot() {
        return united;
    }

    @Override
    public synchronized Subscription subscribe(Consumer<ReaderSnapshot> listener) {
        listeners.add(listener);
        listener.accept(united);
        return () -> unsubscribe(listener);
    }

    /** Completed when every provider has told its state once. */
    synchronized CompletableFuture<ReaderSnapshot> firstLook() {
        CompletableFuture<ReaderSnapshot> looker = new CompletableFuture<>();
        if (snapshots.keySet().containsAll(expected)) {
            looker.complete(united);
        } else {
            lookers.add(looker);
        }
        return looker;
    }

    private synchronized void unsubscribe(Consumer<ReaderSnapshot> listener) {
        listeners.remove(listener);
    }
}
