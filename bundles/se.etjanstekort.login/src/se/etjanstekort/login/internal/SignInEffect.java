/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.time.Instant;
import java.util.Optional;

import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.CardReader;

/** What the world outside is asked to do; what comes of it returns as a {@link SignInEvent}. */
sealed interface SignInEffect {

    /** What comes of it where it cannot even be begun; empty where all stays as it was. */
    default Optional<SignInEvent> notBegun(Instant at) {
        return Optional.empty();
    }

    /** Read the card. */
    record ReadCard(CardReader reader, long insertion) implements SignInEffect {

        CardKey key() {
            return new CardKey(reader.name(), insertion);
        }

        @Override
        public Optional<SignInEvent> notBegun(Instant at) {
            return Optional.of(new SignInEvent.CardUnreadable(key(), SessionFailure.INTERNAL, Optional.empty()));
        }
    }

    /** Read what is still missing of a card. */
    record ReadOn(CardOverview card) implements SignInEffect {
    }

    /** Prove the candidate's identity with the code that was entered. */
    record Prove(CardOverview card, boolean allowLastTry) implements SignInEffect {

        @Override
        public Optional<SignInEvent> notBegun(Instant at) {
            return Optional.of(
                    new SignInEvent.ProofDone(card.key(), new Proof.Failed(SessionFailure.INTERNAL), at));
        }
    }

    /** Ask again how many tries are left. */
    record AskTries(CardOverview card) implements SignInEffect {
    }
}
