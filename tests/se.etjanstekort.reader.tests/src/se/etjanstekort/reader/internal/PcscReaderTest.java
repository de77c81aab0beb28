/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;
import static se.etjanstekort.reader.internal.Futures.failure;
import static se.etjanstekort.reader.internal.Futures.result;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.Slot;

public class PcscReaderTest {

    private static final String NAME = "Reader 00";
    private static final CommandApdu SELECT = new CommandApdu(0, 0xA4, 4, 0);
    private static final Atr ATR = new Atr(new byte[] { 0x3B, 0 });

    private final FakePcsc pcsc = new FakePcsc();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1,
            new ThreadPoolExecutor.DiscardPolicy());
    private final CountedFindings findings = new CountedFindings();
    private PcscReader reader;

    @Before
    public void insertCard() throws InterruptedException {
        reader = new PcscReader(NAME, pcsc, clock, Timing.STANDARD, QuietSurroundings.TRUSTING, findings);
        insert(1, 1);
        pcsc.awaitCalls("end", 1);
    }

    @After
    public void close() {
        pcsc.held(false);
        reader.close();
        clock.shutdownNow();
    }

    private void insert(long number, int events) {
        pcsc.set(NAME, events, FakePcsc.PRESENT);
        reader.observe(new Insertion(new Slot.Present(number, ATR), events), Observed::nobody);
    }

    @Test
    public void cardIsConnectedToOnceAndTransactedWithEachTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(result(reader.inSession(1, session -> session.transmit(SELECT))).isSuccess(), is(true));
        }
        assertThat(pcsc.calls("connect").size(), is(1));
        assertThat(pcsc.calls("begin").size(), is(4));
        assertThat(pcsc.calls("end"), is(List.of("end LEAVE", "end LEAVE", "end LEAVE", "end LEAVE")));
    }

    @Test
    public void cardIsResetWhenTheWorkAsksForIt() throws Exception {
        assertThrows(ExecutionException.class, () -> result(reader.inSession(1, session -> {
            session.resetWhenDone();
            throw new CardException.MalformedData("meant to fail");
        })));
        assertThat(pcsc.calls("end").get(1), is("end RESET"));
    }

    @Test
    public void resetThatDoesNotSucceedIsMadeByDisconnecting() throws Exception {
        pcsc.fail("end", FakePcsc.NOT_TRANSACTED);
        assertThat(result(reader.inSession(1, session -> {
            session.resetWhenDone();
            return "done";
        })), is("done"));
        assertThat(pcsc.calls("disconnect"), is(List.of("disconnect RESET")));
        assertThat(result(reader.inSession(1, session -> "again")), is("again"));
    }

    @Test
    public void resetByAnotherProgramIsTheSameCard() throws Exception {
        pcsc.fail("begin", FakePcsc.RESET_CARD);
        assertThat(result(reader.inSession(1, session -> "done")), is("done"));
        assertThat(pcsc.calls("reconnect").size(), is(1));
        assertThat(pcsc.calls("connect").size(), is(1));
    }

    @Test
    public void resetsWithoutEndAreNotFollowedForEver() {
        pcsc.fail("begin", FakePcsc.RESET_CARD, FakePcsc.RESET_CARD, FakePcsc.RESET_CARD, FakePcsc.RESET_CARD,
                FakePcsc.RESET_CARD, FakePcsc.RESET_CARD);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.TransportFailure.class));
    }

    @Test
    public void workOnAnotherInsertionIsNotBegun() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        assertThat(failure(reader.inSession(2, session -> begun.incrementAndGet())),
                instanceOf(CardException.CardRemoved.class));
        insert(2, 3);
        assertThat(failure(reader.inSession(1, session -> begun.incrementAndGet())),
                instanceOf(CardException.CardRemoved.class));
        assertThat(begun.get(), is(0));
        assertThat(result(reader.inSession(2, session -> begun.incrementAndGet())), is(1));
        assertThat(pcsc.calls("connect").size(), is(2));
    }

    @Test
    public void cardThatWasExchangedUnseenIsNotSpokenTo() {
        // the monitor has not looked yet, and a reset of the new card hides that the old one left
        pcsc.set(NAME, 3, FakePcsc.PRESENT);
        pcsc.fail("begin", FakePcsc.RESET_CARD);
        AtomicInteger begun = new AtomicInteger();
        assertThat(failure(reader.inSession(1, session -> begun.incrementAndGet())),
                instanceOf(CardException.CardRemoved.class));
        assertThat(begun.get(), is(0));
    }

    @Test
    public void removalIsToldAndTheHandleIsLetGo() throws Exception {
        pcsc.fail("begin", FakePcsc.REMOVED_CARD);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.CardRemoved.class));
        assertThat(pcsc.calls("disconnect").size(), is(1));
        assertThat(pcsc.openContexts(), is(0));
    }

    @Test
    public void cardThatTheMonitorSawLeaveIsDisconnected() throws Exception {
        pcsc.set(NAME, 2, FakePcsc.EMPTY);
        reader.observe(new Insertion(new Slot.Empty(), 2), Observed::nobody);
        pcsc.awaitCalls("disconnect", 1);
    }

    @Test
    public void commandIsSentOnceWhateverHappens() {
        for (int code : new int[] { FakePcsc.RESET_CARD, FakePcsc.NOT_TRANSACTED }) {
            int before = pcsc.calls("transmit").size();
            pcsc.fail("transmit", code);
            assertThat(failure(reader.inSession(1, session -> session.transmit(SELECT))),
                    instanceOf(CardException.TransportFailure.class));
            assertThat(pcsc.calls("transmit").size(), is(before + 1));
        }
    }

    @Test
    public void lineBytesOfACodeAreWipedAlsoWhenTheLineFails() throws Exception {
        CommandApdu verify = new CommandApdu(0, 0x20, 0, 0x81, new byte[] { 0x31, 0x32, 0x33, 0x34 });
        result(reader.inSession(1, session -> session.transmit(verify)));
        assertThat(pcsc.lastCommand(), is(new byte[9]));
        pcsc.fail("transmit", FakePcsc.NOT_TRANSACTED);
        failure(reader.inSession(1, session -> session.transmit(verify)));
        assertThat(pcsc.lastCommand(), is(new byte[9]));
    }

    @Test
    public void answerThatHasMoreIsTheCallersToFetch() throws Exception {
        pcsc.answer((byte) 0x61, (byte) 0x02);
        int status = result(reader.inSession(1, session -> session.transmit(SELECT))).statusWord().value();
        assertThat(status, is(0x6102));
    }

    @Test
    public void sessionIsOverWhenItsWorkReturns() throws Exception {
        AtomicReference<CardSession> kept = new AtomicReference<>();
        result(reader.inSession(1, session -> {
            kept.set(session);
            return null;
        }));
        assertThrows(IllegalStateException.class, () -> kept.get().transmit(SELECT));
        assertThrows(IllegalStateException.class, () -> kept.get().resetWhenDone());
    }

    @Test
    public void whatTheWorkThrowsComesOut() throws Exception {
        IllegalStateException thrown = new IllegalStateException("meant to fail");
        assertThat(failure(reader.inSession(1, session -> {
            throw thrown;
        })), sameInstance(thrown));
        assertThat(result(reader.inSession(1, session -> "next")), is("next"));
    }

    @Test
    public void readerThatGoesEndsAWaitAndItsContext() throws Exception {
        pcsc.held(true);
        CompletableFuture<String> future = reader.inSession(1, session -> "done");
        pcsc.awaitCalls("begin", 2);
        reader.close();
        assertThat(failure(future), instanceOf(CardException.ReaderGone.class));
        assertThat(pcsc.openContexts(), is(0));
        assertThat(failure(reader.inSession(1, session -> "late")), instanceOf(CardException.ReaderGone.class));
    }

    @Test
    public void muteCardAndCardOfAnotherProgramAreTold() {
        reader.observe(new Insertion(new Slot.Mute(2), 3), Observed::nobody);
        assertThat(failure(reader.inSession(2, session -> "done")), instanceOf(CardException.CardMute.class));
        reader.observe(new Insertion(new Slot.InUse(3, new Atr(new byte[0])), 5), Observed::nobody);
        assertThat(failure(reader.inSession(3, session -> "done")), instanceOf(CardException.SharingViolation.class));
    }

    @Test
    public void faultOfOursFailsTheWorkAndTheReaderGoesOn() throws Exception {
        IllegalStateException fault = new IllegalStateException("meant to fail");
        pcsc.breakDown("begin", fault);
        assertThat(failure(reader.inSession(1, session -> "done")), sameInstance(fault));
        assertThat(result(reader.inSession(1, session -> "next")), is("next"));
    }

    @Test
    public void workThatWasDoneIsToldEvenWhereItsEndFails() throws Exception {
        pcsc.breakDown("end", new IllegalStateException("meant to fail"));
        assertThat(result(reader.inSession(1, session -> "done")), is("done"));
        assertThat(result(reader.inSession(1, session -> "next")), is("next"));
    }

    @Test
    public void keysOfTheReaderAreFoundWithTheFirstCardThatIsConnectedTo() throws Exception {
        assertThat(reader.state().pinPad(), is(false));
        pcsc.features((byte) 0x06, (byte) 4, (byte) 0x42, (byte) 0x33, (byte) 0, (byte) 6);
        insert(2, 3);
        result(reader.inSession(2, session -> "done"));
        result(reader.inSession(2, session -> "done"));
        assertThat(findings.next().pinPad(), is(true));
        assertThat(findings.toldAll(), is(true));
    }

    @Test
    public void keysAreAskedForOnceInEachConnection() throws Exception {
        for (boolean announced : new boolean[] { false, true }) {
            int before = pcsc.calls("features").size();
            if (announced) {
                pcsc.features((byte) 0x06, (byte) 4, (byte) 0x42, (byte) 0x33, (byte) 0, (byte) 6);
            }
            insert(announced ? 3 : 2, announced ? 5 : 3);
            for (int i = 0; i < 3; i++) {
                result(reader.inSession(announced ? 3 : 2, session -> "done"));
            }
            assertThat(pcsc.calls("features").size(), is(before + 1));
        }
    }

    @Test
    public void readerThatKnowsNoFeaturesIsUsedAsItIs() throws Exception {
        pcsc.fail("features", FakePcsc.NOT_TRANSACTED);
        assertThat(result(reader.inSession(1, session -> "done")), is("done"));
        assertThat(reader.state().pinPad(), is(false));
        assertThat(pcsc.calls("disconnect"), is(empty()));
    }
}
