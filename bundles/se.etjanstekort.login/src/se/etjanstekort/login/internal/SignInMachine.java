/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/**
 * The sign-in as a pure function: a state and an event give a state and effects. Knows no thread, clock or card. A code is
 * proved only where {@link SignInEffect.Prove} comes out; in every other case the caller wipes it.
 */
final class SignInMachine {

    /** A state, and what is to be done about it. */
    record Step(SignInState state, List<SignInEffect> effects) {

        Step {
            effects = List.copyOf(effects);
        }

        static Step to(SignInState state, SignInEffect... effects) {
            return new Step(state, List.of(effects));
        }
    }

    private SignInMachine() {
    }

    /** The state before anything was heard. */
    static SignInState initial(ReaderSnapshot nothing) {
        return new SignInState(new Phase.SignedOut(), nothing, new TreeMap<>(), Optional.empty());
    }

    static Step next(SignInState state, SignInEvent event) {
        if (state.phase() instanceof Phase.Ended) {
            return Step.to(state);
        }
        if (event instanceof SignInEvent.ReadersChanged changed) {
            return readersChanged(state, changed);
        }
        if (event instanceof SignInEvent.CodeEntered entered) {
            return codeEntered(state, entered);
        }
        if (event instanceof SignInEvent.IdentityChosen chosen) {
            return Step.to(identityChosen(state, chosen));
        }
        if (event instanceof SignInEvent.ProofDone done) {
            return ProofStep.next(state, done);
        }
        if (event instanceof SignInEvent.CardRead read) {
            return cardRead(state, read.card());
        }
        if (event instanceof SignInEvent.CardReadOn read) {
            CardState card = state.cards().get(read.card().key());
            return Step.to(card == null ? state
                    : with(state, read.card().key(), CardStates.withRest(card, read.card(), person(state))));
        }
        if (event instanceof SignInEvent.CardAssessed assessed) {
            return Step.to(cardAssessed(state, assessed));
        }
        if (event instanceof SignInEvent.CardMisread misread) {
            return Step.to(cardMisread(state, misread));
        }
        if (event instanceof SignInEvent.CardUnreadable unreadable) {
            return Step.to(ifReading(state, unreadable.key(),
                    new CardState.Unusable(unreadable.failure(), unreadable.atr())));
        }
        if (event instanceof SignInEvent.TriesAsked asked) {
            CardState card = state.cards().get(asked.key());
            return Step.to(card == null ? state : with(state, asked.key(), CardStates.withPins(card, asked.pins())));
        }
        return Step.to(with(state, nextPhase(state.phase(), event)));
    }

    private static SignInState cardMisread(SignInState state, SignInEvent.CardMisread event) {
        CardState card = state.cards().get(event.key());
        boolean isAtRest = card instanceof CardState.Ready || card instanceof CardState.Unfit
                || card instanceof CardState.Choosing;
        return isAtRest ? with(state, event.key(), new CardState.Unusable(event.failure(), event.atr())) : state;
    }

    /** What is missing of it is read while the user types. */
    private static Step cardRead(SignInState state, CardOverview card) {
        boolean isExpected = state.cards().get(card.key()) instanceof CardState.Reading;
        SignInState next = ifReading(state, card.key(), CardStates.ofOverview(card, person(state)));
        return isExpected && !card.contents().isComplete() ? Step.to(next, new SignInEffect.ReadOn(card))
                : Step.to(next);
    }

    /**
     * What has come in about its revocation. A session that has begun is covered by a revocation and by nothing less: a network
     * that fails sends nobody out.
     */
    private static SignInState cardAssessed(SignInState state, SignInEvent.CardAssessed event) {
        CardOverview card = event.card();
        CardState before = state.cards().get(card.key());
        boolean isSame = before != null && before.overview().map(CardOverview::contents)
                .filter(contents -> contents == card.contents()).isPresent();
        boolean isInSession = state.phase() instanceof Phase.SignedIn signedIn
                && signedIn.card().equals(card.key());
        boolean isRevoked = state.phase() instanceof Phase.SignedIn session
                && CardStates.isRevoked(card, session.person());
        if (!isSame || isInSession && card.obstacle().isPresent() && !isRevoked) {
            return state;
        }
        SignInState next = with(state, card.key(), CardStates.withRest(before, card, person(state)));
        return isInSession && isRevoked ? with(next, nextPhase(state.phase(), new SignInEvent.LockAsked(event.at())))
                : next;
    }

    /** Whose session it is: she need not be asked who of several on her card she is. */
    private static Optional<Candidate> person(SignInState state) {
        if (state.phase() instanceof Phase.SignedIn signedIn) {
            return Optional.of(signedIn.person());
        }
        return state.phase() instanceof Phase.Locked locked ? Optional.of(locked.person()) : Optional.empty();
    }

    private static SignInState identityChosen(SignInState state, SignInEvent.IdentityChosen event) {
        if (!(state.cards().get(event.key()) instanceof CardState.Choosing choosing)) {
            return state;
        }
        return choosing.card().choices().stream().filter(event.candidate()::isAsBefore).findFirst()
                .map(one -> with(state, event.key(), CardStates.chosen(choosing.card(), one))).orElse(state);
    }

    private static Phase nextPhase(Phase phase, SignInEvent event) {
        if (event instanceof SignInEvent.Cancelled && phase instanceof Phase.SignedOut) {
            return new Phase.Ended();
        }
        if (event instanceof SignInEvent.LockAsked lock && phase instanceof Phase.SignedIn signedIn) {
            return new Phase.Locked(signedIn.person(), lock.at(), signedIn.reader());
        }
        // a locked session is nobody's to end but its own person's
        if (event instanceof SignInEvent.SignOutAsked && phase instanceof Phase.SignedIn) {
            return new Phase.SignedOut();
        }
        return phase;
    }

    private static Step codeEntered(SignInState state, SignInEvent.CodeEntered entered) {
        if (state.phase() instanceof Phase.SignedIn || !(state.situation() instanceof CardSituation.Ready ready)) {
            return Step.to(state);
        }
        CardKey key = ready.card().key();
        if (ready.left().isLastTry() && !entered.lastTryConfirmed()) {
            return Step.to(with(state, key, notBegun(ready, PinFailure.LAST_TRY_NOT_CONFIRMED)));
        }
        if (entered.onReader() && ready.card().pinPad(ready.candidate()).isEmpty()) {
            return Step.to(with(state, key, notBegun(ready, PinFailure.NO_PIN_PAD)));
        }
        return Step.to(with(state, key, new CardState.Proving(ready.card(), ready.candidate(), entered.onReader())),
                new SignInEffect.Prove(ready.card(), entered.lastTryConfirmed()));
    }

    private static CardState notBegun(CardSituation.Ready ready, FailureCode why) {
        return new CardState.Ready(ready.card(), ready.candidate(), ready.left(), Optional.of(why));
    }

    private static Step readersChanged(SignInState state, SignInEvent.ReadersChanged event) {
        SortedMap<CardKey, CardState> cards = new TreeMap<>();
        List<SignInEffect> effects = new ArrayList<>();
        for (ReaderState reader : event.readers().readers()) {
            Slot slot = reader.slot();
            if (slot.insertion() == 0) {
                continue;
            }
            CardKey key = new CardKey(reader.reader().name(), slot.insertion());
            CardState card = CardStates.inSlot(slot, Optional.ofNullable(state.cards().get(key)));
            if (card instanceof CardState.Reading && !(state.cards().get(key) instanceof CardState.Reading)) {
                effects.add(new SignInEffect.ReadCard(reader.reader(), slot.insertion()));
            }
            cards.put(key, card);
        }
        Phase phase = state.phase() instanceof Phase.SignedIn signedIn && !cards.containsKey(signedIn.card())
                ? new Phase.Locked(signedIn.person(), event.at(), signedIn.reader())
                : state.phase();
        return new Step(new SignInState(phase, event.readers(), cards, notice(state, event.readers(), cards)), effects);
    }

    /** What to say of a card that is gone: said until there is a card again. */
    private static Optional<FailureCode> notice(SignInState before, ReaderSnapshot readers,
            SortedMap<CardKey, CardState> cards) {
        if (!cards.isEmpty()) {
            return Optional.empty();
        }
        if (before.cards().isEmpty()) {
            return before.notice();
        }
        if (before.cards().values().stream().anyMatch(SignInMachine::hasUnknownEnd)) {
            return Optional.of(PinFailure.INDETERMINATE);
        }
        boolean leftWithReader = before.cards().keySet().stream()
                .noneMatch(card -> readers.reader(card.reader()).isPresent());
        return Optional.of(leftWithReader ? CardFailure.READER_GONE : CardFailure.CARD_REMOVED);
    }

    /** A code was on its way to the card when it left, whether the line or the reader told of it first. */
    private static boolean hasUnknownEnd(CardState card) {
        return card instanceof CardState.Proving || card instanceof CardState.Ready ready
                && ready.lastFailure().equals(Optional.of(PinFailure.INDETERMINATE));
    }

    private static SignInState ifReading(SignInState state, CardKey key, CardState card) {
        return state.cards().get(key) instanceof CardState.Reading ? with(state, key, card) : state;
    }

    static SignInState with(SignInState state, CardKey key, CardState card) {
        SortedMap<CardKey, CardState> cards = new TreeMap<>(state.cards());
        cards.put(key, card);
        return new SignInState(state.phase(), state.readers(), cards, state.notice());
    }

    static SignInState with(SignInState state, Phase phase) {
        return new SignInState(phase, state.readers(), state.cards(), state.notice());
    }
}
