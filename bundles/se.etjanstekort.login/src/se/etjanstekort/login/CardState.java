/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.RetryCounter;

/** What is known of one card in one reader. */
public sealed interface CardState {

    /** The card was read; empty while or where it was not. */
    default Optional<CardOverview> overview() {
        return Optional.empty();
    }

    /** It is being read. */
    record Reading() implements CardState {
    }

    /**
     * It cannot be used: mute, held by another program, unknown, malformed, without certificate.
     *
     * @param atr
     *            for support, where there is one
     */
    record Unusable(FailureCode failure, Optional<Atr> atr) implements CardState {
    }

    /** It was read, but nobody can be signed in with it: no certificate, not trusted, expired. */
    record Unfit(CardOverview card, FailureCode failure) implements CardState {
        @Override
        public Optional<CardOverview> overview() {
            return Optional.of(card);
        }
    }

    /** Several identities on it could sign in equally well, and the person has not said which: see the card's choices. */
    record Choosing(CardOverview card) implements CardState {
        @Override
        public Optional<CardOverview> overview() {
            return Optional.of(card);
        }
    }

    /**
     * Somebody can be signed in with it.
     *
     * @param left
     *            tries left for the code, as far as known
     * @param lastFailure
     *            why the attempt before did not succeed
     */
    record Ready(CardOverview card, Candidate candidate, RetryCounter left, Optional<FailureCode> lastFailure)
            implements CardState {
        @Override
        public Optional<CardOverview> overview() {
            return Optional.of(card);
        }

        /** The next wrong code blocks: a yes is needed first. */
        public boolean isLastTry() {
            return left.isLastTry();
        }
    }

    /**
     * The code was entered, the card is at work.
     *
     * @param onReader
     *            the code is being entered, on the reader's own keys
     */
    record Proving(CardOverview card, Candidate candidate, boolean onReader) implements CardState {

        /** With a code that was typed. */
        public Proving(CardOverview card, Candidate candidate) {
            this(card, candidate, false);
        }

        @Override
        public Optional<CardOverview> overview() {
            return Optional.of(card);
        }
    }

    /** The code for signing in is blocked. */
    record Blocked(CardOverview card, Candidate candidate) implements CardState {
        @Override
        public Optional<CardOverview> overview() {
            return Optional.of(card);
        }
    }
}
