/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static se.etjanstekort.reader.internal.Futures.failure;

import java.time.Duration;
import java.util.List;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.Slot;

/** A card that could not be had: that it can be had again is asked for, however badly the moment was chosen. */
public class ReaderDoubtTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Timing TIMING = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), SHORT, SHORT, SHORT,
            SHORT);
    private static final String NAME = "Läsare 00";
    private static final int SHARING_VIOLATION = 0x8010000B;

    private final FakePcsc pcsc = new FakePcsc();
    private final Observed observed = new Observed();
    private PcscReaderProvider provider;

    @After
    public void close() {
        provider.close();
    }

    /** A card that is present, and a monitor at rest. */
    private CardReader atRest() throws InterruptedException {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        provider = new PcscReaderProvider(() -> pcsc, TIMING, ReaderRules.shipped(), QuietSurroundings.TRUSTING,
                List::of);
        provider.subscribe(observed);
        CardReader reader = observed.awaitSlot(NAME, Slot.Present.class::isInstance).reader(NAME).orElseThrow()
                .reader();
        pcsc.awaitCalls("end", 1);
        int waits = 1;
        while (!pcsc.calls("wait").contains("wait 2 3600000")) {
            pcsc.awaitCalls("wait", ++waits);
        }
        return reader;
    }

    /** What ends a wait that has not begun yet ends none: it is said again until the monitor has taken the doubt up. */
    @Test
    public void doubtThatTheMonitorDidNotHearIsToldAgain() throws Exception {
        CardReader reader = atRest();
        pcsc.fail("cancel", FakePcsc.INVALID_HANDLE, FakePcsc.INVALID_HANDLE);
        pcsc.fail("begin", SHARING_VIOLATION);
        assertThat(failure(reader.inSession(1, session -> "done")), instanceOf(CardException.SharingViolation.class));
        observed.awaitSlot(NAME, Slot.InUse.class::isInstance);
        observed.awaitSlot(NAME, Slot.Present.class::isInstance);
    }
}
