/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.time.Duration;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.Slot;

public class ReaderListenersTest {

    private static final Timing FAST = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(10),
            Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(20));
    private static final String NAME = "Läsare 00";

    private final FakePcsc pcsc = new FakePcsc();
    private final Observed observed = new Observed();

    @Test
    public void oneThatFailsWithAnErrorKeepsNobodyFromHearingThatACardIsGone() throws Exception {
        pcsc.set(NAME, 1, FakePcsc.PRESENT);
        try (PcscReaderProvider provider = new PcscReaderProvider(() -> pcsc, FAST, ReaderRules.shipped(),
                QuietSurroundings.TRUSTING, List::of)) {
            provider.subscribe(snapshot -> {
                throw new NoClassDefFoundError("meant to fail");
            });
            provider.subscribe(observed);
            observed.awaitSlot(NAME, Slot.Present.class::isInstance);
            pcsc.set(NAME, 2, FakePcsc.EMPTY);
            observed.awaitSlot(NAME, Slot.Empty.class::isInstance);
            pcsc.set(NAME, 3, FakePcsc.PRESENT);
            observed.awaitSlot(NAME, Slot.Present.class::isInstance);
        }
    }
}
