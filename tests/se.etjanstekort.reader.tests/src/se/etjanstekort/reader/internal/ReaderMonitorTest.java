/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.smartcard.ReaderEvent;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

public class ReaderMonitorTest {

    private static final Timing FAST = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(20), Duration.ofMillis(20));
    private static final String NAME = "Läsare 00";
    private static final ReaderSnapshot NO_READER = new ReaderSnapshot(ServiceState.RUNNING,
            Optional.of(ReaderFailure.NO_READER), List.of());

    private final FakePcsc pcsc = new FakePcsc();
    private final Observed observed = new Observed();
    private PcscReaderProvider provider;

    private void start(ReaderMonitor.Loader loader) {
        start(loader, List::of);
    }

    private void start(ReaderMonitor.Loader loader, UsbDevices usb) {
        provider = new PcscReaderProvider(loader, FAST, ReaderRules.shipped(), QuietSurroundings.TRUSTING, usb);
        provider.subscribe(observed);
    }

    @After
    public void close() {
        provider.close();
    }

    private static boolean running(ReaderSnapshot snapshot) {
        return snapshot.service() == ServiceState.RUNNING;
    }

    @Test
    public void noReaderIsTold() {
        start(() -> pcsc);
        assertThat(provider.snapshot(), is(NO_READER));
    }

    @Test
    public void libraryIsLookedForUntilItIsThere() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        start(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new LibraryException(LibraryException.Part.PCSC, new UnsatisfiedLinkError("meant to fail"));
            }
            return pcsc;
        });
        observed.await(ReaderMonitorTest::running);
        assertThat(observed.seen().get(0), is(
                new ReaderSnapshot(ServiceState.MISSING, Optional.of(ReaderFailure.LIBRARY_MISSING), List.of())));
    }

    @Test
    public void serviceThatGoesTakesReadersWithItAndIsNoticedWhenItComes() throws Exception {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        ReaderSnapshot before = observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        CardReader old = before.reader(NAME).orElseThrow().reader();
        pcsc.running(false);
        ReaderSnapshot gone = observed.await(snapshot -> !running(snapshot));
        assertThat(gone, is(new ReaderSnapshot(ServiceState.STOPPED, Optional.of(ReaderFailure.SERVICE_NOT_RUNNING),
                List.of())));
        assertThat(assertThrows(ExecutionException.class,
                () -> old.inSession(1, session -> null).get(5, TimeUnit.SECONDS)).getCause(),
                instanceOf(CardException.ReaderGone.class));
        pcsc.running(true);
        ReaderSnapshot again = observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        assertThat(again.reader(NAME).orElseThrow().slot().insertion(), is(2L));
    }

    @Test
    public void faultOfOursIsToldAndTheMonitorGoesOn() throws Exception {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        pcsc.breakDown("list", new IllegalStateException("meant to fail"));
        pcsc.set("Läsare 01", 0, FakePcsc.EMPTY);
        assertThat(observed.await(snapshot -> !running(snapshot)), is(new ReaderSnapshot(ServiceState.STOPPED,
                Optional.of(ReaderFailure.SERVICE_FAILED), List.of())));
        observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        assertThat(pcsc.openContexts() > 2, is(false));
    }

    @Test
    public void refusalHasItsOwnCode() throws InterruptedException {
        pcsc.fail("establish", 0x8010006A);
        start(() -> pcsc);
        observed.await(ReaderMonitorTest::running);
        assertThat(observed.seen().get(0).problem(), is(Optional.of(ReaderFailure.PERMISSION_DENIED)));
    }

    @Test
    public void serviceThatEndsWithItsLastReaderHasNoReader() throws InterruptedException {
        pcsc.endsWithLastReader(true);
        pcsc.running(false);
        AtomicInteger looks = new AtomicInteger();
        start(() -> pcsc, () -> {
            looks.incrementAndGet();
            return List.of();
        });
        assertThat(provider.snapshot(), is(NO_READER));
        pcsc.awaitCalls("establish", 5);
        assertThat("USB is not looked at each time that the service is asked for", looks.get(), is(1));
    }

    @Test
    public void readerThatNoDriverTookIsNamed() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        start(() -> pcsc, () -> {
            looks.incrementAndGet();
            return List.of("ACR39U (072f:90cc)");
        });
        observed.await(snapshot -> snapshot.problem().equals(Optional.of(
                new ReaderDiagnosis.UnclaimedReader(ReaderFailure.NO_DRIVER, List.of("ACR39U (072f:90cc)")))));
        pcsc.set(NAME, 0, FakePcsc.EMPTY);
        assertThat(observed.awaitSlot(NAME, Slot.Empty.class::isInstance).problem(), is(Optional.empty()));
        assertThat(looks.get(), is(1));
        pcsc.remove(NAME);
        observed.await(snapshot -> snapshot.problem().filter(ReaderDiagnosis.class::isInstance).isPresent());
        assertThat(looks.get(), is(2));
    }

    @Test
    public void deviceThatNoDriverTakesIsToldWhenItComes() throws InterruptedException {
        PluggedDevices usb = new PluggedDevices();
        start(() -> pcsc, usb);
        assertThat(provider.snapshot(), is(NO_READER));
        usb.plug("ACR39U (072f:90cc)");
        observed.await(snapshot -> snapshot.problem().equals(Optional.of(
                new ReaderDiagnosis.UnclaimedReader(ReaderFailure.NO_DRIVER, List.of("ACR39U (072f:90cc)")))));
        usb.unplug();
        observed.await(NO_READER::equals);
    }

    @Test
    public void deviceOfAHiddenReaderHasItsDriver() throws InterruptedException {
        pcsc.set("Windows Hello for Business 1", 1, FakePcsc.PRESENT);
        PluggedDevices usb = new PluggedDevices();
        usb.plug("ACR39U (072f:90cc)");
        start(() -> pcsc, usb);
        ReaderSnapshot hidden = observed.await(snapshot -> !snapshot.filtered().isEmpty());
        assertThat(hidden.problem(), is(Optional.of(ReaderFailure.NO_READER)));
    }

    @Test
    public void hiddenReaderIsListedAndNeverSpokenTo() throws InterruptedException {
        pcsc.set("Windows Hello for Business 1", 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        ReaderSnapshot hidden = observed.await(snapshot -> !snapshot.filtered().isEmpty());
        assertThat(hidden.readers(), is(empty()));
        assertThat(hidden.problem(), is(Optional.of(ReaderFailure.NO_READER)));
        assertThat(hidden.filtered().get(0).name(), is("Windows Hello for Business 1"));
        assertThat(pcsc.calls("connect"), is(empty()));
        assertThat("neither waited for", pcsc.calls("wait").stream().filter(call -> call.startsWith("wait 2")).toList(),
                is(empty()));
    }

    @Test
    public void contactlessReaderIsShownWhileACardIsOnIt() throws InterruptedException {
        String contactless = "ACS ACR1252 Dual Reader [ACR1252 PICC] 00 00";
        pcsc.set(contactless, 0, FakePcsc.EMPTY);
        start(() -> pcsc);
        assertThat(observed.await(snapshot -> !snapshot.filtered().isEmpty()).readers(), is(empty()));
        pcsc.set(contactless, 1, FakePcsc.PRESENT);
        assertThat(observed.awaitSlot(contactless, Slot.Present.class::isInstance).filtered(), is(empty()));
        pcsc.set(contactless, 2, FakePcsc.EMPTY);
        assertThat(observed.await(snapshot -> !snapshot.filtered().isEmpty()).readers(), is(empty()));
    }

    @Test
    public void serviceThatIsNotInstalledIsToldApart() {
        pcsc.running(false);
        pcsc.installed(false);
        start(() -> pcsc);
        assertThat(provider.snapshot().problem(), is(Optional.of(ReaderFailure.SERVICE_NOT_INSTALLED)));
    }

    @Test
    public void readersComeAndGo() throws InterruptedException {
        start(() -> pcsc);
        pcsc.set(NAME, 0, FakePcsc.EMPTY);
        observed.awaitSlot(NAME, Slot.Empty.class::isInstance);
        pcsc.remove(NAME);
        observed.await(snapshot -> snapshot.readers().isEmpty());
        assertThat(provider.snapshot().service(), is(ServiceState.RUNNING));
    }

    @Test
    public void readerThatLeavesBetweenListAndWaitIsNoFault() throws InterruptedException {
        pcsc.fail("wait", 0x80100009);
        pcsc.set(NAME, 0, FakePcsc.EMPTY);
        start(() -> pcsc);
        observed.awaitSlot(NAME, Slot.Empty.class::isInstance);
        assertThat(pcsc.calls("establish").size(), is(1));
    }

    @Test
    public void exchangedCardIsToldAsOutAndInHoweverFastItWas() throws InterruptedException {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        ReaderSnapshot first = observed.awaitSlot(NAME, slot -> slot.insertion() == 1);
        pcsc.set(NAME, 3, FakePcsc.PRESENT);
        ReaderSnapshot second = observed.awaitSlot(NAME, Slot.Empty.class::isInstance);
        ReaderSnapshot third = observed.awaitSlot(NAME, slot -> slot.insertion() == 2);
        CardReader reader = first.readers().get(0).reader();
        assertThat(second.since(first), is(List.of(new ReaderEvent.CardRemoved(reader, 1))));
        assertThat(third.since(second), hasItem(new ReaderEvent.CardInserted(reader, third.readers().get(0).slot())));
    }

    @Test
    public void exclusiveCardBecomesPresentAgainUnderItsNumber() throws InterruptedException {
        pcsc.set(NAME, 1, FakePcsc.PRESENT | FakePcsc.EXCLUSIVE);
        start(() -> pcsc);
        observed.awaitSlot(NAME, Slot.InUse.class::isInstance);
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        observed.awaitSlot(NAME, slot -> slot instanceof Slot.Present && slot.insertion() == 1);
    }

    @Test
    public void cardThatCannotBeHadIsLookedAtAgain() throws InterruptedException {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        pcsc.takeSilently(NAME);
        start(() -> pcsc);
        observed.awaitSlot(NAME, Slot.InUse.class::isInstance);
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        observed.awaitSlot(NAME, Slot.Present.class::isInstance);
    }

    @Test
    public void keysOfAReaderAreToldWhenFound() throws InterruptedException {
        pcsc.features((byte) 0x06, (byte) 4, (byte) 0x42, (byte) 0x33, (byte) 0, (byte) 6);
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        observed.await(snapshot -> snapshot.reader(NAME).filter(state -> state.pinPad()).isPresent());
    }

    @Test
    public void waitIsALongOneOnceNothingHappens() throws InterruptedException {
        pcsc.set(NAME, 0, FakePcsc.EMPTY);
        start(() -> pcsc);
        int waits = 1;
        while (!pcsc.calls("wait").contains("wait 2 3600000")) {
            pcsc.awaitCalls("wait", ++waits);
        }
        assertThat("ten looks until readers have settled, and again after the first report", waits <= 24, is(true));
    }

    @Test
    public void noThreadAndNoContextIsLeft() throws InterruptedException {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        start(() -> pcsc);
        observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        provider.close();
        for (Thread thread : ourThreads()) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
        assertThat(ourThreads(), is(empty()));
        assertThat(pcsc.openContexts(), is(0));
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("PC/SC"))
                .toList();
    }
}
