/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;
import static se.etjanstekort.reader.internal.Futures.failure;
import static se.etjanstekort.reader.internal.Futures.result;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardWork;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.Slot;

/** Codes on a reader's own keys, from the session to the line. */
public class PcscPinPadTest {

    private static final String VERIFY_AND_MODIFY = "060442330006070442330007";
    private static final String VERIFY_CODE = "42330006";
    private static final String MODIFY_CODE = "42330007";
    private static final PinPadFormat FORMAT = new PinPadFormat(PinPadFormat.Encoding.ASCII, 6, 8, 8, 0);

    private final FakePcsc pcsc = new FakePcsc();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1,
            new ThreadPoolExecutor.DiscardPolicy());
    private final CountedFindings findings = new CountedFindings();
    private PcscReader reader;

    private void start(String features) {
        start(features, true);
    }

    private void start(String features, boolean trusted) {
        pcsc.features(HexFormat.of().parseHex(features));
        pcsc.set("Reader 00", 1, FakePcsc.PRESENT);
        reader = new PcscReader("Reader 00", pcsc, clock, Timing.STANDARD,
                new QuietSurroundings(trusted, List.of()), findings);
        reader.observe(new Insertion(new Slot.Present(1, new Atr(new byte[] { 0x3B, 0 })), 1), Observed::nobody);
    }

    @After
    public void close() {
        reader.close();
        clock.shutdownNow();
    }

    private <T> T work(CardWork<T> work) throws Exception {
        return result(reader.inSession(1, work));
    }

    private PinOutcome verify(String answer) throws Exception {
        pcsc.control(0x42330006, answer);
        return work(session -> session.pinPad().orElseThrow().verify(0x81, FORMAT));
    }

    @Test
    public void readerWithoutKeysHasNoPad() throws Exception {
        start("120442330012");
        assertThat(work(session -> session.pinPad()), is(Optional.empty()));
    }

    @Test
    public void keysThatAreNotTrustedAreNotThere() throws Exception {
        start(VERIFY_AND_MODIFY, false);
        assertThat(work(session -> session.pinPad()), is(Optional.empty()));
        assertThat(reader.state().pinPad(), is(false));
        assertThat(findings.toldAll(), is(true));
    }

    @Test
    public void outcomesAreToldApart() throws Exception {
        start(VERIFY_AND_MODIFY);
        assertThat(verify("9000"), is(new PinOutcome.Verified()));
        assertThat(verify("63C2"), is(new PinOutcome.Wrong(new RetryCounter.Left(2))));
        assertThat(verify("6983"), is(new PinOutcome.Blocked()));
        assertThat(verify("6400"), is(new PinOutcome.TimedOut()));
        assertThat(verify("6401"), is(new PinOutcome.Cancelled()));
        assertThat(verify("6403"), is(new PinOutcome.NotSent()));
        assertThat("no status word", verify("90"), is(new PinOutcome.Indeterminate()));
        assertThat("more than one", verify("90009000"), is(new PinOutcome.Indeterminate()));
        pcsc.control(0x42330006, "6B80");
        assertThat(failure(reader.inSession(1, session -> session.pinPad().orElseThrow().verify(0x81, FORMAT))),
                instanceOf(CardException.UnexpectedStatus.class));
    }

    @Test
    public void entryIsAskedForOnceWhateverHappens() throws Exception {
        start(VERIFY_AND_MODIFY);
        work(session -> null);
        for (int code : new int[] { FakePcsc.REMOVED_CARD, FakePcsc.NOT_TRANSACTED, FakePcsc.RESET_CARD }) {
            int before = pcsc.calls("control").size();
            pcsc.fail("control", code);
            assertThat(verify("9000"), is(new PinOutcome.Indeterminate()));
            assertThat(pcsc.calls("control").size(), is(before + 1));
        }
    }

    @Test
    public void commandsGoOutUnderTheReadersOwnControlCodes() throws Exception {
        start(VERIFY_AND_MODIFY);
        assertThat(verify("9000"), is(new PinOutcome.Verified()));
        pcsc.control(0x42330007, "6402");
        assertThat(work(session -> session.pinPad().orElseThrow().change(0x81, FORMAT)),
                is(new PinOutcome.NotRepeated()));
        assertThat(work(session -> session.pinPad().orElseThrow().unblock(0x82, FORMAT, FORMAT)),
                is(new PinOutcome.NotRepeated()));
        PinBlock block = PinBlock.of(FORMAT, new PinPadProperties(Map.of())).orElseThrow();
        HexFormat hex = HexFormat.of();
        assertThat(pcsc.calls("control"), is(List.of(
                "control " + VERIFY_CODE + " " + hex.formatHex(block.verify(0x20, 0x81)),
                "control " + MODIFY_CODE + " " + hex.formatHex(block.modify(0x24, 0x81)),
                "control " + MODIFY_CODE + " " + hex.formatHex(block.modify(0x2C, 0x82)))));
    }

    @Test
    public void whatTheKeysCannotDoIsNotSent() throws Exception {
        start("060442330006");
        PinPadFormat tooLong = new PinPadFormat(PinPadFormat.Encoding.ASCII, 6, 16, 16, 0);
        work(session -> {
            PinPad pad = session.pinPad().orElseThrow();
            assertThat(pad.modifies(), is(false));
            assertThat(pad.modifies(FORMAT, FORMAT), is(false));
            assertThat(pad.accepts(FORMAT), is(true));
            assertThat(pad.accepts(tooLong), is(false));
            assertThat(pad.timeoutSeconds(), is(OptionalInt.of(30)));
            assertThrows(IllegalArgumentException.class, () -> pad.change(0x81, FORMAT));
            assertThrows(IllegalArgumentException.class, () -> pad.verify(0x81, tooLong));
            return null;
        });
        assertThat(pcsc.calls("control"), is(empty()));
    }

    @Test
    public void padEndsWithItsSession() throws Exception {
        start(VERIFY_AND_MODIFY);
        PinPad kept = work(session -> session.pinPad().orElseThrow());
        assertThrows(IllegalStateException.class, () -> kept.verify(0x81, FORMAT));
        assertThat(pcsc.calls("control"), is(empty()));
    }

    @Test
    public void entryIsAbortedWhereTheServiceHearsOfIt() throws Exception {
        start(VERIFY_AND_MODIFY + "0B044233000B");
        assertThat(work(session -> session.pinPad().orElseThrow().canAbort()), is(false));
        pcsc.controlsConcurrently(true);
        pcsc.control(0x42330006, "6401");
        PinPad[] pad = new PinPad[1];
        pcsc.during(0x42330006, () -> pad[0].abort());
        assertThat(work(session -> {
            pad[0] = session.pinPad().orElseThrow();
            assertThat(pad[0].canAbort(), is(true));
            pad[0].abort();
            return pad[0].verify(0x81, FORMAT);
        }), is(new PinOutcome.Cancelled()));
        assertThat("not before the entry, once in it", pcsc.calls("control").stream()
                .filter(call -> call.startsWith("control 4233000b")).count(), is(1L));
    }

    @Test
    public void propertiesAreAskedForOnce() throws Exception {
        pcsc.control(0x42330012, "060108");
        pcsc.control(0x4233000A, "00000200");
        start(VERIFY_AND_MODIFY + "120442330012" + "0A044233000A");
        assertThat(work(session -> session.pinPad().orElseThrow()
                .accepts(PinPadFormat.asTyped(PinPadFormat.Encoding.ASCII, 4, 7))), is(false));
        work(session -> null);
        assertThat(pcsc.calls("control"), is(List.of("control 42330012 ", "control 4233000a ")));
    }
}
