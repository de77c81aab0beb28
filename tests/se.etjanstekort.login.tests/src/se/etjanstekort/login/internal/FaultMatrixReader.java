/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardWork;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/**
 * One reader with one card, whose commands meet the faults of the matrix; card, reader and service go where the fault is that
 * they do. Sessions follow each other on a thread of the reader's own.
 */
final class FaultMatrixReader implements ReaderProvider, CardReader, AutoCloseable {

    /** What this reader's provider says of there being no reader, and no service. */
    static final FailureCode NO_READER = CardFailure.READER_GONE;
    static final FailureCode NO_SERVICE = CardFailure.ACCESS_DENIED;

    private final SoftwareCard card;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Consumer<ReaderSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private FaultMatrixSession line;
    private long insertions;
    private ReaderSnapshot snapshot;

    FaultMatrixReader(SoftwareCard card) {
        this.card = card;
        this.snapshot = holding(new Slot.Empty());
    }

    private ReaderSnapshot holding(Slot slot) {
        return new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), List.of(new ReaderState(this, slot, false)));
    }

    private static ReaderSnapshot nothing(ServiceState service, FailureCode problem) {
        return new ReaderSnapshot(service, Optional.of(problem), List.of());
    }

    /** Puts the card in. */
    synchronized void insert(FaultMatrixSession newLine) {
        line = newLine;
        tell(holding(new Slot.Present(++insertions, card.atr())));
    }

    /** Takes it out, into a reader that is there in any case. */
    synchronized void remove() {
        tell(holding(new Slot.Empty()));
    }

    private synchronized void tell(ReaderSnapshot now) {
        snapshot = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public synchronized ReaderSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public synchronized Subscription subscribe(Consumer<ReaderSnapshot> listener) {
        listeners.add(listener);
        listener.accept(snapshot);
        return () -> listeners.remove(listener);
    }

    @Override
    public String name() {
        return "Matrix";
    }

    @Override
    public boolean isSoftware() {
        return true;
    }

    @Override
    public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> session(insertion, work, result));
        return result;
    }

    private <T> void session(long insertion, CardWork<T> work, CompletableFuture<T> result) {
        Optional<FaultMatrixSession> there = lineOf(insertion);
        if (there.isEmpty()) {
            result.completeExceptionally(new CardException.CardRemoved("of insertion " + insertion));
            return;
        }
        FaultMatrixSession session = there.get();
        try {
            T done = work.run(session);
            card.reset();
            result.complete(done);
            endStay(insertion, session);
        } catch (CardException e) {
            card.reset();
            // the reader's word and the line's come in any order
            if (session.isToldLate()) {
                result.completeExceptionally(e);
                endStay(insertion, session);
            } else {
                endStay(insertion, session);
                result.completeExceptionally(e);
            }
        } finally {
            // nobody waits for work that failed otherwise
            result.completeExceptionally(new IllegalStateException("the work failed"));
        }
    }

    private synchronized Optional<FaultMatrixSession> lineOf(long insertion) {
        boolean there = snapshot.reader(name()).filter(state -> state.slot().insertion() == insertion).isPresent();
        return there ? Optional.of(line) : Optional.empty();
    }

    private synchronized void endStay(long insertion, FaultMatrixSession session) {
        if (!session.hasEndedStay() || lineOf(insertion).isEmpty()) {
            return;
        }
        switch (session.fault().orElseThrow()) {
        case READER_UNPLUGGED -> tell(nothing(ServiceState.RUNNING, NO_READER));
        case SERVICE_KILLED -> tell(nothing(ServiceState.STOPPED, NO_SERVICE));
        default -> remove();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
