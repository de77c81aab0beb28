/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.Test;

/** The steps between two snapshots. */
public class ReaderSnapshotTest {

    private static final Atr ATR = new Atr(new byte[] { 0x3B, 0x00 });
    private static final CardReader READER = new Reader("a reader");

    private record Reader(String name) implements CardReader {

        @Override
        public boolean isSoftware() {
            return false;
        }

        @Override
        public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
            return CompletableFuture.failedFuture(new CardException.ReaderGone("no card here"));
        }
    }

    private static ReaderSnapshot running(Slot... slots) {
        return new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(),
                List.of(slots).stream().map(slot -> new ReaderState(READER, slot, false)).toList());
    }

    private static ReaderSnapshot stopped() {
        return new ReaderSnapshot(ServiceState.STOPPED, Optional.empty(), List.of());
    }

    @Test
    public void sameStateIsNoStep() {
        ReaderSnapshot snapshot = running(new Slot.Present(1, ATR));
        assertEquals(List.of(), snapshot.since(snapshot));
    }

    @Test
    public void readerComesWithItsCardAndGoesWithIt() {
        Slot card = new Slot.Present(1, ATR);
        assertEquals(List.of(new ReaderEvent.ReaderAdded(READER), new ReaderEvent.CardInserted(READER, card)),
                running(card).since(running()));
        assertEquals(List.of(new ReaderEvent.CardRemoved(READER, 1), new ReaderEvent.ReaderRemoved(READER)),
                running().since(running(card)));
    }

    @Test
    public void exchangeIsOutAndIn() {
        Slot second = new Slot.Present(2, ATR);
        assertEquals(List.of(new ReaderEvent.CardRemoved(READER, 1), new ReaderEvent.CardInserted(READER, second)),
                running(second).since(running(new Slot.Present(1, ATR))));
    }

    @Test
    public void cardThatAnotherProgramLetsGoIsTheSame() {
        assertEquals(List.of(), running(new Slot.Present(1, ATR)).since(running(new Slot.InUse(1, ATR))));
    }

    @Test
    public void serviceStopsFirstAndStartsBeforeItsReaders() {
        Slot card = new Slot.Mute(1);
        assertEquals(
                List.of(new ReaderEvent.ServiceStopped(ServiceState.STOPPED), new ReaderEvent.CardRemoved(READER, 1),
                        new ReaderEvent.ReaderRemoved(READER)),
                stopped().since(running(card)));
        assertEquals(List.of(new ReaderEvent.ServiceStarted(), new ReaderEvent.ReaderAdded(READER),
                new ReaderEvent.CardInserted(READER, card)), running(card).since(stopped()));
    }
}
