/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/** Finds the card that a command is about, and waits for what is done with it. */
final class CardChoice {

    /** A service that is frozen must not hold a script for ever. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    static final Duration CARD_WORK = Duration.ofSeconds(60);
    /** Longer than any reader waits for three codes: it is the reader that ends an entry. */
    static final Duration PERSON_AT_KEYS = Duration.ofMinutes(10);

    /** A reader with a card in it. */
    record Chosen(ReaderState reader, Slot.Present slot) {
    }

    /** The command cannot go on; the code says why. */
    static final class NotPossible extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient FailureCode failure;

        NotPossible(FailureCode failure) {
            this(failure, null);
        }

        NotPossible(FailureCode failure, Throwable cause) {
            super(failure.id(), cause);
            this.failure = failure;
        }

        FailureCode failure() {
            return failure;
        }
    }

    private final CardAccess access;

    CardChoice(CardAccess access) {
        this.access = access;
    }

    /** The readers once all providers have looked; what is known so far when one of them does not answer. */
    ReaderSnapshot readers() throws InterruptedException {
        try {
            return access.firstLook().get(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return access.readers().snapshot();
        }
    }

    /** The named reader's card; without a name the first reader that has one. */
    Chosen card(Optional<String> readerName) throws NotPossible, InterruptedException {
        ReaderSnapshot snapshot = readers();
        if (snapshot.problem().isPresent()) {
            throw new NotPossible(snapshot.problem().get());
        }
        if (snapshot.readers().isEmpty()) {
            throw new NotPossible(SessionFailure.NO_READER);
        }
        if (readerName.isPresent()) {
            return card(snapshot.reader(readerName.get())
                    .orElseThrow(() -> new NotPossible(SessionFailure.UNKNOWN_READER)));
        }
        return card(snapshot.readers().stream().filter(reader -> reader.slot() instanceof Slot.Present).findFirst()
                .or(() -> snapshot.readers().stream().filter(reader -> reader.slot().insertion() != 0).findFirst())
                .orElse(snapshot.readers().get(0)));
    }

    private static Chosen card(ReaderState reader) throws NotPossible {
        if (reader.slot() instanceof Slot.Present present) {
            return new Chosen(reader, present);
        }
        if (reader.slot() instanceof Slot.InUse inUse) {
            throw new NotPossible(inUse.failure());
        }
        throw new NotPossible(reader.slot() instanceof Slot.Mute ? CardFailure.MUTE : SessionFailure.NO_CARD);
    }

    /** Waits for work with a card that carries no code. */
    static <T> T await(CompletableFuture<T> work) throws NotPossible, InterruptedException {
        try {
            return work.get(CARD_WORK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new NotPossible(CardFailure.CARD_IN_USE, e);
        } catch (ExecutionException e) {
            throw new NotPossible(failure(e.getCause()), e);
        }
    }

    /**
     * Waits for work that a code was handed over to, which stays with that work: the code may be on its way to the card even
     * now.
     *
     * @return empty when no answer came in time, so that nobody knows what became of the code
     */
    static <T> Optional<T> awaitCode(CompletableFuture<T> work, Duration patience)
            throws NotPossible, InterruptedException {
        try {
            return Optional.of(work.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new NotPossible(failure(e.getCause()), e);
        }
    }

    private static FailureCode failure(Throwable cause) {
        return cause instanceof CardException card ? card.failure() : SessionFailure.INTERNAL;
    }
}
