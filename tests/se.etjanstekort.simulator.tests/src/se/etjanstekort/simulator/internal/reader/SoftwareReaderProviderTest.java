/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCardFailure;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.Slot;

/** The software reader keeps the contract of any reader. */
public class SoftwareReaderProviderTest {

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private static final long SECONDS = 30;
    private static final byte[] PIN_1 = "123456\0\0".getBytes(StandardCharsets.US_ASCII);

    private SoftwareCards cards;
    private SoftwareReaderProvider provider;

    @Before
    public void open() {
        cards = new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC());
        provider = new SoftwareReaderProvider(cards);
    }

    @After
    public void close() {
        provider.close();
    }

    private CardReader reader() {
        return provider.snapshot().readers().get(0).reader();
    }

    private Slot slot() {
        return provider.snapshot().readers().get(0).slot();
    }

    private static Slot slot(ReaderSnapshot snapshot) {
        return snapshot.readers().get(0).slot();
    }

    private static CommandApdu verify() {
        return new CommandApdu(0x00, 0x20, 0x00, 0x81, PIN_1.clone());
    }

    private static CommandApdu question() {
        return new CommandApdu(0x00, 0x20, 0x00, 0x81);
    }

    private String status(CommandApdu command) throws Exception {
        return reader().inSession(slot().insertion(), session -> session.transmit(command).statusWord().toString())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(SECONDS, TimeUnit.SECONDS)).getCause();
    }

    @Test
    public void isMarkedAsSoftwareAndEmptyAtFirst() {
        assertTrue(reader().isSoftware());
        assertThat(slot(), instanceOf(Slot.Empty.class));
        assertSame(reader(), reader());
    }

    @Test
    public void tellsEachStepInOrderAndAnExchangeAsOutAndIn() throws Exception {
        BlockingQueue<Slot> heard = new LinkedBlockingQueue<>();
        provider.subscribe(snapshot -> heard.add(slot(snapshot)));
        provider.insert("nurse");
        provider.insert("doors-only");
        provider.insertMute();
        provider.remove();
        List<Slot> steps = new ArrayList<>();
        while (steps.size() < 7) {
            steps.add(heard.poll(SECONDS, TimeUnit.SECONDS));
        }
        assertEquals(List.of(new Slot.Empty(), new Slot.Present(1, cards.card("nurse").atr()), new Slot.Empty(),
                new Slot.Present(2, cards.card("doors-only").atr()), new Slot.Empty(), new Slot.Mute(3),
                new Slot.Empty()), steps);
    }

    @Test
    public void aClosedSubscriptionHearsNothingMore() throws Exception {
        BlockingQueue<Slot> closed = new LinkedBlockingQueue<>();
        BlockingQueue<Slot> open = new LinkedBlockingQueue<>();
        Subscription first = provider.subscribe(snapshot -> closed.add(slot(snapshot)));
        provider.subscribe(snapshot -> open.add(slot(snapshot)));
        assertThat(open.poll(SECONDS, TimeUnit.SECONDS), instanceOf(Slot.Empty.class));
        assertThat(closed.poll(SECONDS, TimeUnit.SECONDS), instanceOf(Slot.Empty.class));
        first.close();
        provider.insert("nurse");
        assertThat(open.poll(SECONDS, TimeUnit.SECONDS), instanceOf(Slot.Present.class));
        assertTrue(closed.isEmpty());
    }

    @Test
    public void worksWithTheCardOfThatInsertionOnly() throws Exception {
        provider.insert("nurse");
        long first = slot().insertion();
        assertEquals("9000", status(verify()));
        provider.insert("nurse");
        assertThat(failure(reader().inSession(first, CardSession::atr)), instanceOf(CardException.CardRemoved.class));
        assertEquals("63C3", status(question()));
    }

    @Test
    public void whatWasVerifiedStaysUntilTheSessionAsksForAReset() throws Exception {
        provider.insert("nurse");
        assertEquals("9000", status(verify()));
        assertEquals("9000", status(question()));
        reader().inSession(slot().insertion(), session -> {
            session.resetWhenDone();
            return session.transmit(verify());
        }).get(SECONDS, TimeUnit.SECONDS);
        assertEquals("63C3", status(question()));
    }

    @Test
    public void aCardTakenOutMidwayIsGoneForTheWorkUnderWay() throws Exception {
        provider.insert("nurse");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch out = new CountDownLatch(1);
        CompletableFuture<?> work = reader().inSession(slot().insertion(), session -> {
            session.transmit(question());
            begun.countDown();
            awaitUninterrupted(out);
            return session.transmit(question());
        });
        assertTrue(begun.await(SECONDS, TimeUnit.SECONDS));
        provider.remove();
        out.countDown();
        assertThat(failure(work), instanceOf(CardException.CardRemoved.class));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertTrue(latch.await(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void aCardPulledWhileItVerifiesHasSpentATry() throws Exception {
        provider.insert("nurse");
        provider.pullAfter(1);
        assertEquals("63C3", status(question()));
        assertThat(failure(reader().inSession(slot().insertion(), session -> session.transmit(verify()))),
                instanceOf(CardException.CardRemoved.class));
        assertThat(slot(), instanceOf(Slot.Empty.class));
        assertEquals(2, cards.card("nurse").triesLeft(0x81));
        provider.insert("nurse");
        assertEquals("63C2", status(question()));
    }

    @Test
    public void whatTheWorkThrowsIsToldToWhoWaits() throws Exception {
        provider.insert("nurse");
        IllegalStateException thrown = new IllegalStateException("by the work");
        assertSame(thrown, failure(reader().inSession(slot().insertion(), session -> {
            throw thrown;
        })));
        assertEquals("63C3", status(question()));
    }

    @Test
    public void sessionsDoNotMix() throws Exception {
        provider.insert("nurse");
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        int[] inside = new int[1];
        for (int i = 0; i < 20; i++) {
            all.add(reader().inSession(slot().insertion(), session -> {
                boolean alone = ++inside[0] == 1;
                session.transmit(question());
                inside[0]--;
                return alone;
            }));
        }
        for (CompletableFuture<Boolean> one : all) {
            assertTrue(one.get(SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    public void anUnknownPersonaIsAProblemUntilAKnownOneComes() throws Exception {
        assertThrows(SoftwareCardException.class, () -> provider.insert("nobody"));
        assertEquals(Optional.of(SoftwareCardFailure.PERSONA_UNKNOWN), provider.snapshot().problem());
        provider.insert("nurse");
        assertFalse(provider.snapshot().problem().isPresent());
    }

    @Test
    public void aClosedReaderSaysSo() throws Exception {
        provider.insert("nurse");
        CardReader reader = reader();
        provider.close();
        assertThat(failure(reader.inSession(1, CardSession::atr)), instanceOf(CardException.ReaderGone.class));
    }
}
