/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.Test;

import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;

/** Waiting for a card: how it ends when the card does not. */
public class CardChoiceTest {

    @Test
    public void whoWaitsForACodeInVainKnowsNothingAndLeavesTheWorkAlone() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        assertEquals(Optional.empty(), CardChoice.awaitCode(work, Duration.ZERO));
        assertFalse("the code may be on its way to the card", work.isDone());
        work.complete("answer");
        assertEquals(Optional.of("answer"), CardChoice.awaitCode(work, Duration.ZERO));
    }

    @Test
    public void whatACardDoesIsToldByItsOwnCode() {
        CompletableFuture<String> work = CompletableFuture.failedFuture(new CardException.CardRemoved("pulled"));
        assertEquals(CardFailure.CARD_REMOVED,
                assertThrows(CardChoice.NotPossible.class, () -> CardChoice.await(work)).failure());
        assertEquals(CardFailure.CARD_REMOVED, assertThrows(CardChoice.NotPossible.class,
                () -> CardChoice.awaitCode(work, Duration.ZERO)).failure());
    }

    @Test
    public void whatNobodyForesawIsAnAnswerAndNoCrash() {
        CompletableFuture<String> work = CompletableFuture.failedFuture(new IllegalStateException("a fault of ours"));
        assertEquals(SessionFailure.INTERNAL,
                assertThrows(CardChoice.NotPossible.class, () -> CardChoice.await(work)).failure());
        assertEquals(SessionFailure.INTERNAL, assertThrows(CardChoice.NotPossible.class,
                () -> CardChoice.awaitCode(work, Duration.ZERO)).failure());
    }
}
