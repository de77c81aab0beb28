/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;

import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.Slot;

/**
 * Follows one reader's slot from status to status and numbers what is put in. PC/SC tells levels, not steps: that a card was
 * exchanged between two looks is seen from the count of card events alone. Numbers go on when a reader of the same name comes
 * back, so that no old number ever means a new card. One thread.
 */
final class SlotTracker {

    private long lastNumber;
    private Insertion now = new Insertion(new Slot.Empty(), 0);

    /** The steps from the last status to this one: none, one, or a removal and an insertion. */
    List<Insertion> follow(ReaderStatus status) {
        if (!status.isPresent()) {
            return leave(status.cardEvents());
        }
        boolean same = now.slot().insertion() != 0 && now.cardEvents() == status.cardEvents();
        if (same) {
            Insertion next = new Insertion(slot(status, now.slot().insertion()), status.cardEvents());
            return next.equals(now) ? List.of() : List.of(to(next));
        }
        List<Insertion> removal = leave(status.cardEvents());
        lastNumber++;
        Insertion next = to(new Insertion(slot(status, lastNumber), status.cardEvents()));
        return removal.isEmpty() ? List.of(next) : List.of(removal.get(0), next);
    }

    /** The reader is gone, and what was in it. */
    void readerGone() {
        leave(0);
    }

    private List<Insertion> leave(int cardEvents) {
        boolean wasEmpty = now.slot().insertion() == 0;
        to(new Insertion(new Slot.Empty(), cardEvents));
        return wasEmpty ? List.of() : List.of(now);
    }

    private Insertion to(Insertion next) {
        now = next;
        return next;
    }

    private static Slot slot(ReaderStatus status, long number) {
        if (status.isMute()) {
            return new Slot.Mute(number);
        }
        return status.isExclusive() ? new Slot.InUse(number, status.atr()) : new Slot.Present(number, status.atr());
    }
}
