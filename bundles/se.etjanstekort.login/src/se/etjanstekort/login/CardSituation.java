/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.ServiceState;

/** What stands between the user and the sign-in: the one thing that a window tells, from the readers to the code. */
public sealed interface CardSituation {

    /** The service that drives the readers is not there. */
    record NoService(FailureCode problem) implements CardSituation {
    }

    /**
     * The service is there, no reader is.
     *
     * @param problem
     *            why, where that is known
     */
    record NoReader(Optional<FailureCode> problem) implements CardSituation {
    }

    /**
     * A reader is there, no card is.
     *
     * @param notice
     *            what befell the card that was there before
     */
    record NoCard(Optional<FailureCode> notice) implements CardSituation {
    }

    /** A card is being read. */
    record Reading() implements CardSituation {
    }

    /** The card cannot be used. */
    record Unusable(FailureCode failure, Optional<Atr> atr) implements CardSituation {
    }

    /** The card was read, but nobody can be signed in with it. No name is shown. */
    record Unfit(FailureCode failure) implements CardSituation {
    }

    /** The person is to say which of several identities signs in. */
    record Choosing(CardOverview card) implements CardSituation {
    }

    /** The code can be entered. */
    record Ready(CardOverview card, Candidate candidate, RetryCounter left, Optional<FailureCode> lastFailure)
            implements CardSituation {
    }

    /**
     * The code was entered, the card is at work.
     *
     * @param onReader
     *            where the code is being entered on the reader's own keys, what to tell of them
     */
    record Proving(Candidate candidate, Optional<PinPadAdvice> onReader) implements CardSituation {

        /** With a code that was typed. */
        public Proving(Candidate candidate) {
            this(candidate, Optional.empty());
        }
    }

    /** The code is blocked. */
    record Blocked(Candidate candidate) implements CardSituation {
    }

    /** The client is locked for one person and the card is another's. No code is asked for. */
    record SomebodyElse(Candidate candidate) implements CardSituation {
    }

    /** The situation in a state. */
    static CardSituation of(SignInState state) {
        Optional<CardKey> shown = shownCard(state);
        if (shown.isPresent()) {
            return of(state.phase(), state.cards().get(shown.get()));
        }
        if (!state.readers().readers().isEmpty()) {
            return new NoCard(state.notice());
        }
        if (state.readers().service() != ServiceState.RUNNING && state.readers().problem().isPresent()) {
            return new NoService(state.readers().problem().get());
        }
        return new NoReader(state.readers().problem());
    }

    /**
     * Which of several cards is told of: the one that is nearest to signing in, and among equals the one in the reader that the
     * session was opened at, or else in the first. While someone is signed in it is her card.
     */
    static Optional<CardKey> shownCard(SignInState state) {
        if (state.phase() instanceof Phase.SignedIn signedIn && state.cards().containsKey(signedIn.card())) {
            return Optional.of(signedIn.card());
        }
        return state.cards().entrySet().stream()
                .min(Comparator.<Map.Entry<CardKey, CardState>>comparingInt(
                        entry -> distance(of(state.phase(), entry.getValue())))
                        .thenComparing(entry -> !isBack(state, entry.getValue())))
                .map(Map.Entry::getKey);
    }

    private static boolean isBack(SignInState state, CardState card) {
        return state.sessionReader().flatMap(reader -> card.overview().filter(reader::holds)).isPresent();
    }

    private static CardSituation of(Phase phase, CardState card) {
        if (card instanceof CardState.Unusable unusable) {
            return new Unusable(unusable.failure(), unusable.atr());
        }
        if (card instanceof CardState.Unfit unfit) {
            return new Unfit(unfit.failure());
        }
        if (card instanceof CardState.Choosing choosing) {
            Candidate first = choosing.card().choices().get(0);
            return isSomebodyElse(phase, first) ? new SomebodyElse(first) : new Choosing(choosing.card());
        }
        if (card instanceof CardState.Ready ready) {
            return isSomebodyElse(phase, ready.candidate()) ? new SomebodyElse(ready.candidate())
                    : new Ready(ready.card(), ready.candidate(), ready.left(), ready.lastFailure());
        }
        if (card instanceof CardState.Proving proving) {
            return new Proving(proving.candidate(),
                    proving.onReader() ? proving.card().pinPad(proving.candidate()) : Optional.empty());
        }
        if (card instanceof CardState.Blocked blocked) {
            return isSomebodyElse(phase, blocked.candidate()) ? new SomebodyElse(blocked.candidate())
                    : new Blocked(blocked.candidate());
        }
        return new Reading();
    }

    private static boolean isSomebodyElse(Phase phase, Candidate candidate) {
        return phase instanceof Phase.Locked locked && !locked.person().isSamePersonAs(candidate);
    }

    private static int distance(CardSituation situation) {
        if (situation instanceof Proving) {
            return 0;
        }
        if (situation instanceof Ready || situation instanceof Choosing) {
            return 1;
        }
        if (situation instanceof Reading) {
            return 2;
        }
        if (situation instanceof Blocked) {
            return 3;
        }
        if (situation instanceof SomebodyElse) {
            return 4;
        }
        return situation instanceof Unfit ? 5 : 6;
    }
}
