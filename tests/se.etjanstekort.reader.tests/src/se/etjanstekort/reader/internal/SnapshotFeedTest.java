/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

public class SnapshotFeedTest {

    private static final ReaderSnapshot UNKNOWN = new ReaderSnapshot(ServiceState.STOPPED,
            Optional.of(ReaderFailure.SERVICE_FAILED), List.of());
    private static final ReaderSnapshot STOPPED = new ReaderSnapshot(ServiceState.STOPPED, Optional.empty(), List.of());
    private static final ReaderSnapshot RUNNING = new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), List.of());
    private static final ReaderSnapshot MISSING = new ReaderSnapshot(ServiceState.MISSING, Optional.empty(), List.of());

    private final SnapshotFeed feed = new SnapshotFeed(UNKNOWN);
    private final Observed observed = new Observed();

    @After
    public void close() {
        feed.close();
    }

    @Test
    public void nobodyIsToldBeforeSomethingIsKnown() throws InterruptedException {
        feed.subscribe(observed);
        assertThat(feed.current(), is(UNKNOWN));
        feed.update(() -> RUNNING);
        observed.await(snapshot -> true);
        assertThat(observed.seen(), is(List.of(RUNNING)));
    }

    @Test
    public void listenerHearsThePresentStateThenEachStep() throws InterruptedException {
        feed.update(() -> RUNNING);
        feed.subscribe(observed);
        feed.update(() -> MISSING);
        feed.update(() -> MISSING);
        feed.update(() -> STOPPED);
        observed.await(STOPPED::equals);
        assertThat(observed.seen(), is(List.of(RUNNING, MISSING, STOPPED)));
    }

    @Test
    public void listenerThatFailsDoesNotStopTheOthers() throws InterruptedException {
        feed.update(() -> STOPPED);
        feed.subscribe(snapshot -> {
            throw new IllegalStateException("meant to fail");
        });
        feed.subscribe(observed);
        feed.update(() -> RUNNING);
        observed.await(RUNNING::equals);
        assertThat(observed.seen(), is(List.of(STOPPED, RUNNING)));
    }

    @Test
    public void closedSubscriptionHearsNothingMore() throws InterruptedException {
        Observed former = new Observed();
        feed.update(() -> STOPPED);
        Subscription subscription = feed.subscribe(former);
        former.await(STOPPED::equals);
        subscription.close();
        feed.subscribe(observed);
        feed.update(() -> RUNNING);
        observed.await(RUNNING::equals);
        feed.update(() -> MISSING);
        observed.await(MISSING::equals);
        assertThat(former.seen(), is(List.of(STOPPED)));
    }

    @Test
    public void snapshotDoesNotWaitForASlowListener() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<Thread> teller = new AtomicReference<>();
        feed.update(() -> STOPPED);
        feed.subscribe(snapshot -> {
            teller.set(Thread.currentThread());
            Futures.opened(release);
        });
        feed.update(() -> RUNNING);
        assertThat(feed.current(), is(RUNNING));
        release.countDown();
        feed.subscribe(observed);
        observed.await(RUNNING::equals);
        assertThat(teller.get(), not(Thread.currentThread()));
    }

    @Test
    public void whatTheMonitorSeesIsToldOnItsOwnThread() throws InterruptedException {
        AtomicReference<Thread> teller = new AtomicReference<>();
        feed.update(() -> STOPPED);
        feed.subscribe(snapshot -> teller.set(Thread.currentThread()));
        feed.subscribe(observed);
        observed.await(STOPPED::equals);
        // the thread that told of the first state may not have let go yet
        for (int i = 0; i < 1000 && teller.get() != Thread.currentThread(); i++) {
            ReaderSnapshot next = i % 2 == 0 ? RUNNING : MISSING;
            feed.updateHere(() -> next);
            observed.await(next::equals);
        }
        assertThat(teller.get(), is(Thread.currentThread()));
    }

    @Test
    public void theMonitorWaitsForNoListenerThatIsBusyOnAnotherThread() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        feed.update(() -> STOPPED);
        feed.subscribe(snapshot -> {
            busy.countDown();
            Futures.opened(release);
        });
        feed.subscribe(observed);
        Futures.opened(busy);
        feed.updateHere(() -> RUNNING);
        feed.updateHere(() -> MISSING);
        release.countDown();
        observed.await(MISSING::equals);
        assertThat(observed.seen().get(observed.seen().size() - 1), is(MISSING));
        assertThat(feed.current(), is(MISSING));
    }
}
