/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A card reader. Each has a thread of its own, on which its card is spoken to; two readers never wait for each other. All
 * methods may be called from any thread.
 */
public interface CardReader {

    /** The name that the system gives the reader; unique among the readers of one provider while it is there. */
    String name();

    /** Whether this is no device but a program that plays one (the software card), which is shown in warning colours. */
    boolean isSoftware();

    /**
     * Has work done with the card that came with the given insertion, in a session of its own.
     *
     * @param insertion
     *            the number from {@link Slot.Present}; another card, or the same one put in again, has another number and
     *            the work is then not begun
     * @return completed on the reader's thread; exceptionally with a {@link CardException}, or whatever the work threw.
     *         Cancelling it leaves a wait for another program; work that has begun is carried to its end.
     */
    <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work);

    /**
     * The same, where the work waits no longer than so for another program that keeps the card: it then fails with
     * {@link CardException.SharingViolation}, and the slot is told as {@link Slot.InUse} first and as {@link Slot.Present}
     * when the card can be had. For what a person does not wait for, and what begins anew by itself.
     *
     * @param patience
     *            readers without other programs need none, and do not look at it
     */
    default <T> CompletableFuture<T> inSession(long insertion, Duration patience, CardWork<T> work) {
        return inSession(insertion, work);
    }
}
