/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import static se.etjanstekort.login.internal.States.ASA;
import static se.etjanstekort.login.internal.States.ASAS_CARD;
import static se.etjanstekort.login.internal.States.CARD_IN;
import static se.etjanstekort.login.internal.States.KEY;
import static se.etjanstekort.login.internal.States.MIRKO;
import static se.etjanstekort.login.internal.States.NO_CARD;
import static se.etjanstekort.login.internal.States.ONE;
import static se.etjanstekort.login.internal.States.ON_KEYS;
import static se.etjanstekort.login.internal.States.THREE;
import static se.etjanstekort.login.internal.States.done;
import static se.etjanstekort.login.internal.States.empty;
import static se.etjanstekort.login.internal.States.locked;
import static se.etjanstekort.login.internal.States.proving;
import static se.etjanstekort.login.internal.States.readers;
import static se.etjanstekort.login.internal.States.ready;
import static se.etjanstekort.login.internal.States.signedIn;
import static se.etjanstekort.login.internal.States.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.Slot;

/** Every state with every event. */
public class SignInMachineTableTest {

    private static final CardOverview CHOICES = new CardOverview(KEY, ASAS_CARD.reader(), ASAS_CARD.atr(),
            ASAS_CARD.contents(), List.of(), ASAS_CARD.pins(), ASAS_CARD.candidate(), Optional.empty(),
            List.of(Cards.candidate(ASA), Cards.candidate("TSTNMT2321000156-77AA")));

    private static Map<String, SignInState> everyState() {
        Map<String, CardState> cards = new LinkedHashMap<>();
        cards.put("reading", new CardState.Reading());
        cards.put("unusable", new CardState.Unusable(CardFailure.MUTE, Optional.empty()));
        cards.put("unfit", CardStates.ofOverview(Cards.unfit(KEY, TrustFailure.EXPIRED)));
        cards.put("choosing", new CardState.Choosing(CHOICES));
        cards.put("ready", ready(ASAS_CARD));
        cards.put("last try", ready(Cards.card(KEY, ASA, ONE)));
        cards.put("somebody else", ready(Cards.card(KEY, MIRKO, THREE)));
        cards.put("proving", proving(ASAS_CARD));
        cards.put("ready in a reader with keys", ready(ON_KEYS));
        cards.put("proving on the reader", new CardState.Proving(ON_KEYS, ON_KEYS.candidate().orElseThrow(), true));
        cards.put("blocked", ready(Cards.card(KEY, ASA, new RetryCounter.Left(0))));
        Map<String, Phase> phases = new LinkedHashMap<>();
        phases.put("signed out", new Phase.SignedOut());
        phases.put("signed in", signedIn());
        phases.put("locked", locked());
        phases.put("ended", new Phase.Ended());
        Map<String, SignInState> states = new LinkedHashMap<>();
        phases.forEach((phaseName, phase) -> {
            if (!(phase instanceof Phase.SignedIn)) {
                states.put(phaseName + ", no card", empty(phase));
            }
            cards.forEach((cardName, card) -> states.put(phaseName + ", " + cardName, state(phase, card)));
        });
        return states;
    }

    private static Map<String, SignInEvent> everyEvent() {
        Map<String, SignInEvent> events = new LinkedHashMap<>();
        events.put("card in", readers(CARD_IN));
        events.put("card out", readers(NO_CARD));
        events.put("no readers", readers(Cards.snapshot()));
        events.put("mute", readers(Cards.snapshot(Cards.holding("R", new Slot.Mute(1)))));
        events.put("other insertion", readers(Cards.snapshot(Cards.holding("R", new Slot.Present(2, Cards.ATR)))));
        events.put("read", new SignInEvent.CardRead(ASAS_CARD));
        events.put("unreadable", new SignInEvent.CardUnreadable(KEY, CardFailure.MALFORMED_DATA, Optional.empty()));
        events.put("read on", new SignInEvent.CardReadOn(ASAS_CARD));
        events.put("read on, somebody else", new SignInEvent.CardReadOn(Cards.card(KEY, MIRKO, THREE)));
        events.put("revoked", new SignInEvent.CardAssessed(
                States.withContents(Cards.unfit(KEY, TrustFailure.REVOKED), ASAS_CARD), Cards.NOW));
        events.put("good", new SignInEvent.CardAssessed(ASAS_CARD, Cards.NOW));
        events.put("misread", new SignInEvent.CardMisread(KEY, CardFailure.MALFORMED_DATA, Optional.empty()));
        events.put("chosen", new SignInEvent.IdentityChosen(KEY, Cards.candidate(ASA)));
        events.put("code", new SignInEvent.CodeEntered(false));
        events.put("code, last try", new SignInEvent.CodeEntered(true));
        events.put("code on the reader", new SignInEvent.CodeEntered(false, true));
        events.put("timed out", done(new Proof.Refused(new PinOutcome.TimedOut())));
        events.put("cancelled", done(new Proof.Refused(new PinOutcome.Cancelled())));
        events.put("another counter fell", done(new Proof.Failed(PinFailure.OTHER_COUNTER_FELL, true)));
        events.put("proved", done(new Proof.Proved(Cards.candidate(ASA))));
        events.put("proved somebody else", done(new Proof.Proved(Cards.candidate(MIRKO))));
        events.put("wrong", done(new Proof.Refused(new PinOutcome.Wrong(ONE))));
        events.put("forged", done(new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true)));
        events.put("tries", new SignInEvent.TriesAsked(KEY, Cards.pins(ONE)));
        events.put("cancel", new SignInEvent.Cancelled());
        events.put("lock", new SignInEvent.LockAsked(Cards.NOW));
        events.put("sign out", new SignInEvent.SignOutAsked());
        return events;
    }

    @Test
    public void everyPairKeepsTheRulesThatMatterMost() {
        everyState().forEach((stateName, before) -> everyEvent().forEach((eventName, event) -> {
            SignInMachine.Step step = SignInMachine.next(before, event);
            String pair = stateName + " + " + eventName;
            boolean entersSession = step.state().phase() instanceof Phase.SignedIn
                    && !(before.phase() instanceof Phase.SignedIn);
            if (entersSession) {
                assertTrue(pair + " signs in without a proof", event instanceof SignInEvent.ProofDone done
                        && done.proof() instanceof Proof.Proved);
                assertThat(pair + " signs in without having asked", before.cards().get(KEY),
                        instanceOf(CardState.Proving.class));
            }
            if (step.effects().stream().anyMatch(SignInEffect.Prove.class::isInstance)) {
                assertThat(pair + " sends a code that nobody entered", event,
                        instanceOf(SignInEvent.CodeEntered.class));
                assertThat(pair + " sends a code to a card that is not ready", before.situation(),
                        instanceOf(CardSituation.Ready.class));
                assertFalse(pair + " sends a code while signed in", before.phase() instanceof Phase.SignedIn);
            }
            if (step.state().phase() instanceof Phase.SignedIn now) {
                assertTrue(pair + " stays signed in without the card", step.state().cards().containsKey(now.card()));
            }
            if (before.phase() instanceof Phase.Ended) {
                assertEquals(pair, before, step.state());
                assertEquals(pair, List.of(), step.effects());
            }
            assertTrue(pair + " speaks of cards in readers that are gone", step.state().cards().keySet().stream()
                    .allMatch(key -> step.state().readers().reader(key.reader()).isPresent()));
        }));
    }
}
