/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;

import org.junit.Test;

import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.Slot;

public class SlotTrackerTest {

    private static final Atr ATR = new Atr(new byte[] { 0x3B, 0x00 });
    private static final Slot EMPTY = new Slot.Empty();

    private final SlotTracker tracker = new SlotTracker();

    private List<Slot> follow(int events, int flags) {
        return tracker.follow(new ReaderStatus("R", events << 16 | flags, ATR)).stream().map(Insertion::slot).toList();
    }

    @Test
    public void insertionsAreCountedFromOne() {
        assertThat(follow(0, FakePcsc.EMPTY), is(empty()));
        assertThat(follow(1, FakePcsc.PRESENT), is(List.of(new Slot.Present(1, ATR))));
        assertThat(follow(2, FakePcsc.EMPTY), is(List.of(EMPTY)));
        assertThat(follow(3, FakePcsc.PRESENT), is(List.of(new Slot.Present(2, ATR))));
    }

    @Test
    public void cardThatIsInFromTheStartIsTheFirst() {
        assertThat(follow(0, FakePcsc.PRESENT), is(List.of(new Slot.Present(1, ATR))));
        assertThat(follow(0, FakePcsc.PRESENT | 0x100), is(empty()));
    }

    @Test
    public void exchangedCardIsToldAsOutAndIn() {
        follow(1, FakePcsc.PRESENT);
        assertThat(follow(3, FakePcsc.PRESENT), is(List.of(EMPTY, new Slot.Present(2, ATR))));
    }

    @Test
    public void countThatStartsAnewIsAnotherCard() {
        follow(9, FakePcsc.PRESENT);
        assertThat(follow(0, FakePcsc.PRESENT), is(List.of(EMPTY, new Slot.Present(2, ATR))));
    }

    @Test
    public void sameCardInUseKeepsItsNumber() {
        follow(1, FakePcsc.PRESENT);
        assertThat(follow(1, FakePcsc.PRESENT | FakePcsc.EXCLUSIVE), is(List.of(new Slot.InUse(1, ATR))));
        assertThat(follow(1, FakePcsc.PRESENT), is(List.of(new Slot.Present(1, ATR))));
    }

    @Test
    public void muteCardHasANumber() {
        assertThat(follow(1, FakePcsc.PRESENT | FakePcsc.MUTE), is(List.of(new Slot.Mute(1))));
        assertThat(follow(2, FakePcsc.EMPTY), is(List.of(EMPTY)));
    }

    @Test
    public void numbersGoOnWhenTheReaderComesBack() {
        follow(1, FakePcsc.PRESENT);
        tracker.readerGone();
        assertThat(follow(1, FakePcsc.PRESENT), is(List.of(new Slot.Present(2, ATR))));
    }
}
