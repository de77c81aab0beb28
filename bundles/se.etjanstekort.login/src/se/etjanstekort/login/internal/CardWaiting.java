/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/** Waits for a card on a thread of the host's. */
final class CardWaiting {

    private static final Duration CARD_WORK = Duration.ofSeconds(60);
    /** Longer than any reader waits: it is the reader that ends an entry. */
    private static final Duration PERSON_AT_KEYS = Duration.ofMinutes(10);

    private CardWaiting() {
    }

    /** For work that carries no code. */
    static <T> T await(CompletableFuture<T> work) throws CardKeyException {
        return await(work, CARD_WORK, CardFailure.CARD_IN_USE);
    }

    /** For work that carries a code: nobody knows what became of it when no answer comes. */
    static <T> T awaitCode(CompletableFuture<T> work, boolean onReader) throws CardKeyException {
        return await(work, onReader ? PERSON_AT_KEYS : CARD_WORK, PinFailure.INDETERMINATE);
    }

    private static <T> T await(CompletableFuture<T> work, Duration patience, FailureCode late)
            throws CardKeyException {
        try {
            return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new CardKeyException(late, "no answer", e);
        } catch (ExecutionException e) {
            throw new CardKeyException(Failures.of(e.getCause()), "the card's work failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CardKeyException(late, "interrupted", e);
        }
    }
}
