/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.Slot;

/** States and events for the tests of the pure function. */
final class States {

    static final String ASA = "TSTNMT2321000156-10B7";
    static final String MIRKO = "TSTNMT2321000156-2F0C";
    static final CardKey KEY = new CardKey("R", 1);
    static final RetryCounter THREE = new RetryCounter.Left(3);
    static final RetryCounter ONE = new RetryCounter.Left(1);
    static final CardOverview ASAS_CARD = Cards.card(KEY, ASA, THREE);
    /** In a reader with keys of its own. */
    static final PinPadAdvice KEYS = new PinPadAdvice(OptionalInt.of(30), true);
    static final CardOverview ON_KEYS = ASAS_CARD.withPins(
            Cards.pins(THREE).stream().map(pin -> new PinStatus(pin.pin(), pin.left(), Optional.of(KEYS))).toList());
    static final ReaderSnapshot NO_CARD = Cards.snapshot(Cards.holding("R", new Slot.Empty()));
    static final ReaderSnapshot CARD_IN = Cards
            .snapshot(Cards.holding("R", new Slot.Present(1, Cards.ATR)));

    static SignInState state(Phase phase, CardState card) {
        return new SignInState(phase, CARD_IN, new TreeMap<>(Map.of(KEY, card)), Optional.empty());
    }

    static SignInState empty(Phase phase) {
        return new SignInState(phase, NO_CARD, new TreeMap<>(), Optional.empty());
    }

    static CardState ready(CardOverview card) {
        return CardStates.ofOverview(card);
    }

    /** As it would be if it was assessed again: with the very same contents. */
    static CardOverview withContents(CardOverview assessed, CardOverview read) {
        return new CardOverview(assessed.key(), assessed.reader(), assessed.atr(), read.contents(),
                assessed.identities(), assessed.pins(), assessed.candidate(), assessed.obstacle());
    }

    static CardState proving(CardOverview card) {
        return new CardState.Proving(card, card.candidate().orElseThrow());
    }

    static Phase signedIn() {
        return new Phase.SignedIn(Cards.candidate(ASA), Cards.NOW, KEY);
    }

    static Phase locked() {
        return new Phase.Locked(Cards.candidate(ASA), Cards.NOW);
    }

    static SignInState after(SignInState state, SignInEvent event) {
        return SignInMachine.next(state, event).state();
    }

    static SignInEvent done(Proof proof) {
        return new SignInEvent.ProofDone(KEY, proof, Cards.NOW);
    }

    static SignInEvent readers(ReaderSnapshot readers) {
        return new SignInEvent.ReadersChanged(readers, Cards.NOW);
    }

    private States() {
    }
}
