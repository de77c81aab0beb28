/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertThrows;
import static se.etjanstekort.reader.internal.Futures.failure;
import static se.etjanstekort.reader.internal.Futures.opened;
import static se.etjanstekort.reader.internal.Futures.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.NativePcsc;
import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.Pcsc.Disposition;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/**
 * The reader bundle against a real pcscd with virtual readers. Not found by the build's unit tests: the stack tests run it, in a
 * namespace of its own, with the system properties {@code etjanstekort.stack} (host:port of the first virtual reader's slot) and
 * {@code etjanstekort.stack.control} (a program that takes {@code start}, {@code stop} or {@code kill} for pcscd, and returns
 * when that is done).
 */
public class PcscStack {

    private static final String READER = "Virtual PCD 00 00";
    private static final byte[] ATR = HexFormat.of().parseHex("3B9F94801FC30068104405014649534531C807900018");
    private static final CommandApdu SELECT = new CommandApdu(0, 0xA4, 4, 0);
    private static final UnaryOperator<byte[]> UNKNOWN = command -> new byte[] { 0x6D, 0 };

    private final Observed observed = new Observed();
    private PcscReaderProvider provider;
    private VirtualCard card;

    @Before
    public void startService() throws Exception {
        control("start");
        start(Timing.STANDARD);
    }

    private void start(Timing timing) throws InterruptedException {
        provider = new PcscReaderProvider(() -> NativePcsc.load(DispatchLibrary.unpackedByJna()), timing,
                ReaderRules.shipped(), QuietSurroundings.TRUSTING,
                List::of);
        provider.subscribe(observed);
        observed.awaitSlot(READER, Slot.Empty.class::isInstance);
    }

    @After
    public void stopService() throws Exception {
        provider.close();
        if (card != null) {
            card.close();
        }
        control("stop");
    }

    private static void control(String verb) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(System.getProperty("etjanstekort.stack.control"), verb).inheritIO()
                .start();
        assertThat("pcscd " + verb, process.waitFor(), is(0));
    }

    private CardReader insert(long insertion, UnaryOperator<byte[]> answers) throws Exception {
        String[] address = System.getProperty("etjanstekort.stack").split(":");
        card = VirtualCard.insert(address[0], Integer.parseInt(address[1]), ATR, answers);
        return observed.awaitSlot(READER, slot -> slot instanceof Slot.Present && slot.insertion() == insertion)
                .reader(READER).orElseThrow().reader();
    }

    @Test
    public void serviceIsNoticedWhenItStarts() throws Exception {
        provider.close();
        control("stop");
        provider = new PcscReaderProvider(() -> NativePcsc.load(DispatchLibrary.unpackedByJna()), Timing.STANDARD,
                ReaderRules.shipped(),
                QuietSurroundings.TRUSTING, List::of);
        assertThat(provider.snapshot(), is(new ReaderSnapshot(ServiceState.STOPPED,
                Optional.of(ReaderFailure.SERVICE_NOT_RUNNING), List.of())));
        provider.subscribe(observed);
        control("start");
        ReaderSnapshot there = observed.awaitSlot(READER, Slot.Empty.class::isInstance);
        assertThat(there.service(), is(ServiceState.RUNNING));
        assertThat(there.problem(), is(Optional.empty()));
    }

    @Test
    public void killedServiceIsNoticedAndItsSuccessorToo() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> session.transmit(SELECT)));
        control("kill");
        observed.await(snapshot -> snapshot.service() == ServiceState.STOPPED);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.ReaderGone.class));
        control("start");
        observed.awaitSlot(READER, Slot.Empty.class::isInstance);
        CardReader again = insert(2, UNKNOWN);
        assertThat(result(again.inSession(2, session -> session.transmit(SELECT))).toString(), is("6D00"));
    }

    @Test
    public void cardsComeAndGoUnderNewNumbers() throws Exception {
        for (int number = 1; number <= 3; number++) {
            CardReader reader = insert(number, UNKNOWN);
            assertThat(HexFormat.of().formatHex(result(reader.inSession(number, session -> session.atr().bytes()))),
                    is(HexFormat.of().formatHex(ATR)));
            card.close();
            if (number < 3) {
                observed.awaitSlot(READER, Slot.Empty.class::isInstance);
            }
        }
    }

    @Test
    public void cardExchangedAtOnceIsAnotherCard() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        card.close();
        insert(2, UNKNOWN);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.CardRemoved.class));
        assertThat(result(reader.inSession(2, session -> session.transmit(SELECT))).toString(), is("6D00"));
        assertThat(observed.seen().stream().map(snapshot -> snapshot.reader(READER).orElseThrow().slot().insertion())
                .distinct().toList(), is(List.of(0L, 1L, 2L)));
    }

    @Test
    public void longAnswersComeWhole() throws Exception {
        insert(1, command -> {
            byte[] answer = new byte[((command[5] & 0xFF) << 8 | command[6] & 0xFF) + 2];
            Arrays.fill(answer, (byte) 0x5A);
            return answer;
        });
        Pcsc pcsc = NativePcsc.load(DispatchLibrary.unpackedByJna());
        long context = pcsc.establishContext();
        Pcsc.Card connected = pcsc.connect(context, READER);
        for (int ne : new int[] { 257, 4096, 32_000, 65_000 }) {
            byte[] answer = pcsc.transmit(connected, new CommandApdu(0, 0xB0, 0, 0, ne).encode());
            assertThat(answer.length, is(ne + 2));
            assertThat(answer[ne + 1], is((byte) 0x5A));
        }
        pcsc.disconnect(connected, Disposition.LEAVE);
        pcsc.releaseContext(context);
    }

    @Test
    public void otherProgramIsWaitedForAndTheWaitCanBeLeft() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> "connected"));
        try (OtherProgram other = OtherProgram.hold(READER, Disposition.LEAVE)) {
            CompletableFuture<String> left = reader.inSession(1, session -> "never");
            assertThrows(TimeoutException.class, () -> left.get(500, TimeUnit.MILLISECONDS));
            left.cancel(false);
            assertThrows(CancellationException.class, () -> result(left));
            CompletableFuture<String> kept = reader.inSession(1, session -> session.transmit(SELECT).toString());
            other.letGo();
            assertThat(result(kept), is("6D00"));
        }
    }

    @Test
    public void otherProgramThatDoesNotLetGoIsASharingViolation() throws Exception {
        provider.close();
        start(new Timing(Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofMillis(200), Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> "connected"));
        try (OtherProgram other = OtherProgram.hold(READER, Disposition.LEAVE)) {
            assertThat(failure(reader.inSession(1, session -> "never")),
                    instanceOf(CardException.SharingViolation.class));
            other.letGo();
        }
        assertThat(result(reader.inSession(1, session -> "again")), is("again"));
    }

    @Test
    public void resetByAnotherProgramIsTheSameCard() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> "connected"));
        int before = card.resets();
        try (OtherProgram other = OtherProgram.hold(READER, Disposition.RESET)) {
            other.letGo();
        }
        assertThat(card.resets(), greaterThan(before));
        assertThat(result(reader.inSession(1, session -> session.transmit(SELECT))).toString(), is("6D00"));
    }

    @Test
    public void cardIsResetWhenTheWorkAsksForIt() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> session.transmit(SELECT)));
        int before = card.resets();
        result(reader.inSession(1, session -> {
            session.resetWhenDone();
            return session.transmit(SELECT);
        }));
        assertThat(card.resets(), is(before + 1));
        assertThat(result(reader.inSession(1, session -> session.transmit(SELECT))).toString(), is("6D00"));
    }

    @Test
    public void cardThatLeavesInsteadOfAnsweringIsNotAskedAgain() throws Exception {
        CardReader reader = insert(1, command -> null);
        VirtualCard left = card;
        assertThat(failure(reader.inSession(1, session -> session.transmit(SELECT))), anyOf(
                instanceOf(CardException.TransportFailure.class), instanceOf(CardException.CardRemoved.class)));
        observed.awaitSlot(READER, Slot.Empty.class::isInstance);
        assertThat(left.commands().size(), is(1));
    }

    @Test
    public void serviceKilledBeforeTheAnswerIsReaderGone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CardReader reader = insert(1, command -> {
            asked.countDown();
            opened(release);
            return new byte[] { 0x6D, 0 };
        });
        CompletableFuture<?> future = reader.inSession(1, session -> session.transmit(SELECT));
        asked.await();
        control("kill");
        assertThat(failure(future), instanceOf(CardException.ReaderGone.class));
        release.countDown();
    }

    @Test
    public void noThreadIsLeftAlsoWhereAnotherProgramHoldsTheCard() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> "connected"));
        try (OtherProgram other = OtherProgram.hold(READER, Disposition.LEAVE)) {
            CompletableFuture<String> never = reader.inSession(1, session -> "never");
            assertThrows(TimeoutException.class, () -> never.get(300, TimeUnit.MILLISECONDS));
            provider.close();
            assertThat(failure(never), instanceOf(CardException.ReaderGone.class));
            for (Thread thread : ourThreads()) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
            assertThat(ourThreads(), is(empty()));
            other.letGo();
        }
    }

    @Test
    public void threadsSleepWhileNothingHappens() throws Exception {
        CardReader reader = insert(1, UNKNOWN);
        result(reader.inSession(1, session -> session.transmit(SELECT)));
        idle(2000);
        long before = cpuNanos();
        idle(3000);
        assertThat(cpuNanos() - before, lessThan(TimeUnit.MILLISECONDS.toNanos(3)));
    }

    /** Lets time pass, in which nothing is told. */
    private void idle(long millis) {
        CompletableFuture<ReaderSnapshot> never = new CompletableFuture<>();
        assertThrows(TimeoutException.class, () -> never.get(millis, TimeUnit.MILLISECONDS));
    }

    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return ourThreads().stream().mapToLong(thread -> threads.getThreadCpuTime(thread.getId())).sum();
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("PC/SC"))
                .toList();
    }
}
