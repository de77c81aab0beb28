/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;
import static se.etjanstekort.reader.internal.Futures.failure;
import static se.etjanstekort.reader.internal.Futures.opened;
import static se.etjanstekort.reader.internal.Futures.result;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.Slot;

/** A card that another program keeps: what waits, what is given up, and what is told. */
public class HeldCardTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final List<String> PROGRAMS = List.of("Net iD");
    private static final Atr ATR = new Atr(new byte[] { 0x3B, 0 });

    private final FakePcsc pcsc = new FakePcsc();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1,
            new ThreadPoolExecutor.DiscardPolicy());
    private final CountedFindings findings = new CountedFindings();
    private PcscReader reader;

    @Before
    public void insertCard() throws InterruptedException {
        start(LONG, LONG);
    }

    /** A reader with a card that has been connected to. */
    private void start(Duration held, Duration patience) throws InterruptedException {
        int ended = pcsc.calls("end").size();
        Timing timing = new Timing(held, patience, LONG, LONG, LONG, Duration.ofMillis(10));
        reader = new PcscReader("Reader 00", pcsc, clock, timing, new QuietSurroundings(true, PROGRAMS), findings);
        insert(1, 1);
        pcsc.awaitCalls("end", ended + 1);
    }

    private void insert(long number, int events) {
        pcsc.set("Reader 00", events, FakePcsc.PRESENT);
        reader.observe(new Insertion(new Slot.Present(number, ATR), events), Observed::nobody);
    }

    private void restart(Duration held, Duration patience) throws InterruptedException {
        reader.close();
        start(held, patience);
    }

    @After
    public void close() {
        pcsc.held(false);
        reader.close();
        clock.shutdownNow();
    }

    @Test
    public void programThatHoldsTheCardForLongIsASharingViolation() throws Exception {
        restart(LONG, Duration.ofMillis(50));
        pcsc.held(true);
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Integer> first = reader.inSession(1, session -> begun.incrementAndGet());
        CompletableFuture<Integer> second = reader.inSession(1, session -> begun.incrementAndGet());
        assertThat(failure(first), instanceOf(CardException.SharingViolation.class));
        assertThat(failure(second), instanceOf(CardException.SharingViolation.class));
        pcsc.held(false);
        assertThat(result(reader.inSession(1, session -> begun.incrementAndGet())), is(1));
    }

    @Test
    public void workThatWaitsForWorkOfOursIsNotGivenUp() throws Exception {
        restart(LONG, Duration.ofMillis(20));
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> first = reader.inSession(1, session -> opened(release));
        CompletableFuture<String> second = reader.inSession(1, session -> "second");
        CountDownLatch later = new CountDownLatch(1);
        clock.schedule(later::countDown, 200, TimeUnit.MILLISECONDS);
        later.await();
        assertThat(second.isDone(), is(false));
        release.countDown();
        assertThat(result(first), is(true));
        assertThat(result(second), is("second"));
    }

    @Test
    public void cardThatAnotherProgramTookIsToldUntilItCanBeHad() throws Exception {
        pcsc.fail("begin", 0x8010000B);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.SharingViolation.class));
        assertThat(findings.next().slot(), instanceOf(Slot.InUse.class));
        assertThat(result(reader.inSession(1, session -> "again")), is("again"));
        assertThat(findings.next().slot(), instanceOf(Slot.Present.class));
        CountDownLatch later = new CountDownLatch(1);
        clock.schedule(later::countDown, 50, TimeUnit.MILLISECONDS);
        later.await();
        assertThat(findings.doubts(), is(1));
    }

    @Test
    public void monitorsLookEndsWhatAnotherProgramTook() throws Exception {
        pcsc.fail("begin", 0x8010000B);
        failure(reader.inSession(1, session -> "done"));
        assertThat(findings.next().slot(), is(new Slot.InUse(1, ATR, PROGRAMS)));
        reader.isNotTaken();
        assertThat(findings.next().slot(), is(new Slot.Present(1, ATR)));
    }

    @Test
    public void cardThatIsHeldIsToldAndTheWaitGoesOn() throws Exception {
        restart(Duration.ofMillis(20), LONG);
        pcsc.held(true);
        CompletableFuture<String> future = reader.inSession(1, session -> "done");
        assertThat(findings.next().slot(), is(new Slot.InUse(1, ATR, PROGRAMS)));
        reader.isNotTaken();
        assertThat("the wait is not over", reader.slot(), is(new Slot.InUse(1, ATR, PROGRAMS)));
        pcsc.held(false);
        assertThat(result(future), is("done"));
        assertThat(findings.next().slot(), is(new Slot.Present(1, ATR)));
    }

    @Test
    public void whoWasGivenUpHearsThatTheCardIsInUseAndThenThatItIsFree() throws Exception {
        pcsc.held(true);
        assertThat(failure(reader.inSession(1, Duration.ofMillis(20), session -> "done")),
                instanceOf(CardException.SharingViolation.class));
        assertThat(findings.next().slot(), is(new Slot.InUse(1, ATR, PROGRAMS)));
        pcsc.held(false);
        assertThat(findings.next().slot(), is(new Slot.Present(1, ATR)));
        assertThat(findings.toldAll(), is(true));
    }

    @Test
    public void anotherCardIsNotHeldBecauseTheOneBeforeWas() throws Exception {
        pcsc.fail("begin", 0x8010000B);
        failure(reader.inSession(1, session -> "done"));
        assertThat(findings.next().slot(), instanceOf(Slot.InUse.class));
        insert(2, 3);
        assertThat(reader.slot(), is(new Slot.Present(2, ATR)));
    }

    @Test
    public void cancellingLeavesAWaitForAnotherProgram() throws Exception {
        pcsc.held(true);
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Integer> future = reader.inSession(1, session -> begun.incrementAndGet());
        pcsc.awaitCalls("begin", 2);
        future.cancel(false);
        assertThrows(CancellationException.class, () -> result(future));
        CompletableFuture<String> next = reader.inSession(1, session -> "next");
        pcsc.held(false);
        assertThat(result(next), is("next"));
        assertThat(begun.get(), is(0));
    }
}
