/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ReaderEvent;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/**
 * What every {@link ReaderProvider} does, whatever is behind it. A test of a provider extends this class and gives it hands: a
 * provider with one reader, empty at first, and a card that is put in and taken out.
 */
public abstract class ReaderProviderContractTest {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final CommandApdu SELECT_MASTER_FILE = new CommandApdu(0x00, 0xA4, 0x00, 0x0C,
            new byte[] { 0x3F, 0x00 });

    private SnapshotLog log;
    private ReaderProvider provider;
    private ReaderProvider.Subscription subscription;

    /** A running provider with one reader without a card. Called once for each test. */
    protected abstract ReaderProvider startProvider() throws Exception;

    /** Ends what {@link #startProvider()} began. */
    protected abstract void stopProvider() throws Exception;

    /** Puts the card in; returns at once. The card answers any command with some status word. */
    protected abstract void insertCard() throws Exception;

    /** Takes it out; returns at once. */
    protected abstract void removeCard() throws Exception;

    @Before
    public final void start() throws Exception {
        log = new SnapshotLog(PATIENCE_MILLIS);
        provider = startProvider();
        subscription = provider.subscribe(log);
    }

    @After
    public final void stop() throws Exception {
        subscription.close();
        stopProvider();
    }

    private static ReaderState only(ReaderSnapshot snapshot) {
        assertEquals(1, snapshot.readers().size());
        return snapshot.readers().get(0);
    }

    private static boolean isEmpty(ReaderSnapshot snapshot) {
        return snapshot.readers().size() == 1 && snapshot.readers().get(0).slot() instanceof Slot.Empty;
    }

    private static boolean isPresent(ReaderSnapshot snapshot) {
        return snapshot.readers().size() == 1 && snapshot.readers().get(0).slot() instanceof Slot.Present;
    }

    private ReaderState inserted() throws Exception {
        log.await("an empty reader", ReaderProviderContractTest::isEmpty);
        insertCard();
        return only(log.await("a card", ReaderProviderContractTest::isPresent));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> get(future)).getCause();
    }

    @Test
    public void listenerFirstHearsThePresentState() throws Exception {
        ReaderSnapshot snapshot = log.await("an empty reader", ReaderProviderContractTest::isEmpty);
        assertEquals(ServiceState.RUNNING, snapshot.service());
        assertEquals(snapshot, provider.snapshot());
        SnapshotLog second = new SnapshotLog(PATIENCE_MILLIS);
        try (ReaderProvider.Subscription late = provider.subscribe(second)) {
            assertEquals(snapshot, second.await("the present state", heard -> true));
        }
    }

    @Test
    public void insertionAndRemovalAreTold() throws Exception {
        ReaderState state = inserted();
        assertTrue(state.slot().insertion() > 0);
        removeCard();
        log.await("an empty reader", ReaderProviderContractTest::isEmpty);
        List<ReaderEvent> events = log.events();
        assertEquals(List.of(new ReaderEvent.CardInserted(state.reader(), state.slot()),
                new ReaderEvent.CardRemoved(state.reader(), state.slot().insertion())),
                events.subList(events.size() - 2, events.size()));
    }

    @Test
    public void theSameCardPutInAgainHasAnotherNumber() throws Exception {
        long first = inserted().slot().insertion();
        removeCard();
        long second = inserted().slot().insertion();
        assertTrue(first + " < " + second, first < second);
    }

    @Test
    public void workRunsOnTheReadersThreadAndGivesItsResult() throws Exception {
        ReaderState state = inserted();
        Thread mine = Thread.currentThread();
        Thread readers = get(state.reader().inSession(state.slot().insertion(), session -> {
            session.transmit(SELECT_MASTER_FILE);
            return Thread.currentThread();
        }));
        assertNotEquals(mine, readers);
        Thread again = get(state.reader().inSession(state.slot().insertion(), session -> Thread.currentThread()));
        assertSame(readers, again);
    }

    @Test
    public void sessionKnowsTheAtrOfTheSlot() throws Exception {
        ReaderState state = inserted();
        Slot.Present slot = (Slot.Present) state.slot();
        assertEquals(slot.atr(), get(state.reader().inSession(slot.insertion(), session -> session.atr())));
    }

    @Test
    public void whatTheWorkThrowsIsTheResult() throws Exception {
        ReaderState state = inserted();
        CardException thrown = new CardException.MalformedData("thrown by the work");
        assertSame(thrown, failure(state.reader().inSession(state.slot().insertion(), session -> {
            throw thrown;
        })));
        IllegalStateException bug = new IllegalStateException("thrown by a bug in the work");
        assertSame(bug, failure(state.reader().inSession(state.slot().insertion(), session -> {
            throw bug;
        })));
        assertEquals(Integer.valueOf(1), get(state.reader().inSession(state.slot().insertion(), session -> 1)));
    }

    @Test
    public void workForAnEarlierInsertionIsNotBegun() throws Exception {
        ReaderState first = inserted();
        removeCard();
        inserted();
        AtomicBoolean begun = new AtomicBoolean();
        Throwable failure = failure(first.reader().inSession(first.slot().insertion(), session -> {
            begun.set(true);
            return null;
        }));
        assertEquals(CardException.CardRemoved.class, failure.getClass());
        assertEquals(false, begun.get());
    }

    @Test
    public void removalDuringASessionIsNoticedByTheNextCommand() throws Exception {
        ReaderState state = inserted();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> removed = new CompletableFuture<>();
        CompletableFuture<Object> work = state.reader().inSession(state.slot().insertion(), session -> {
            begun.complete(null);
            removed.join();
            return session.transmit(SELECT_MASTER_FILE);
        });
        get(begun);
        removeCard();
        log.await("an empty reader", ReaderProviderContractTest::isEmpty);
        removed.complete(null);
        Throwable failure = failure(work);
        assertEquals(CardException.CardRemoved.class, failure.getClass());
    }

    @Test
    public void afterClosingNothingIsHeard() throws Exception {
        log.await("an empty reader", ReaderProviderContractTest::isEmpty);
        SnapshotLog closed = new SnapshotLog(PATIENCE_MILLIS);
        provider.subscribe(closed).close();
        int heard = closed.snapshots().size();
        insertCard();
        log.await("a card", ReaderProviderContractTest::isPresent);
        assertEquals(heard, closed.snapshots().size());
    }
}
