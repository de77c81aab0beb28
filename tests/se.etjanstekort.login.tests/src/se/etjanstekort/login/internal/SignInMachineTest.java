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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.Slot;

public class SignInMachineTest {

    private static final String ASA = "TSTNMT2321000156-10B7";
    private static final String MIRKO = "TSTNMT2321000156-2F0C";
    private static final CardKey KEY = new CardKey("R", 1);
    private static final RetryCounter THREE = new RetryCounter.Left(3);
    private static final RetryCounter ONE = new RetryCounter.Left(1);
    private static final CardOverview ASAS_CARD = Cards.card(KEY, ASA, THREE);
    private static final ReaderSnapshot NO_CARD = Cards.snapshot(Cards.holding("R", new Slot.Empty()));
    private static final ReaderSnapshot CARD_IN = Cards
            .snapshot(Cards.holding("R", new Slot.Present(1, Cards.ATR)));

    private static SignInState state(Phase phase, CardState card) {
        return new SignInState(phase, CARD_IN, new TreeMap<>(Map.of(KEY, card)), Optional.empty());
    }

    private static SignInState empty(Phase phase) {
        return new SignInState(phase, NO_CARD, new TreeMap<>(), Optional.empty());
    }

    private static CardState ready(CardOverview card) {
        return CardStates.ofOverview(card);
    }

    private static CardState proving(CardOverview card) {
        return new CardState.Proving(card, card.candidate().orElseThrow());
    }

    private static Phase signedIn() {
        return new Phase.SignedIn(Cards.candidate(ASA), Cards.NOW, KEY);
    }

    private static Phase locked() {
        return new Phase.Locked(Cards.candidate(ASA), Cards.NOW);
    }

    private static SignInState after(SignInState state, SignInEvent event) {
        return SignInMachine.next(state, event).state();
    }

    private static SignInEvent done(Proof proof) {
        return new SignInEvent.ProofDone(KEY, proof, Cards.NOW);
    }

    private static SignInEvent readers(ReaderSnapshot readers) {
        return new SignInEvent.ReadersChanged(readers, Cards.NOW);
    }

    private static Map<String, SignInState> everyState() {
        Map<String, CardState> cards = new LinkedHashMap<>();
        cards.put("reading", new CardState.Reading());
        cards.put("unusable", new CardState.Unusable(CardFailure.MUTE, Optional.empty()));
        cards.put("unfit", CardStates.ofOverview(Cards.unfit(KEY, TrustFailure.EXPIRED)));
        cards.put("ready", ready(ASAS_CARD));
        cards.put("last try", ready(Cards.card(KEY, ASA, ONE)));
        cards.put("somebody else", ready(Cards.card(KEY, MIRKO, THREE)));
        cards.put("proving", proving(ASAS_CARD));
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
        events.put("code", new SignInEvent.CodeEntered(false));
        events.put("code, last try", new SignInEvent.CodeEntered(true));
        events.put("proved", done(new Proof.Proved(Cards.candidate(ASA))));
        events.put("proved somebody else", done(new Proof.Proved(Cards.candidate(MIRKO))));
        events.put("wrong", done(new Proof.Refused(new PinOutcome.Wrong(ONE))));
        events.put("forged", done(new Proof.Failed(TrustFailure.WRONG_SIGNATURE)));
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

    @Test
    public void aCardThatComesIsReadOnce() {
        SignInMachine.Step first = SignInMachine.next(empty(new Phase.SignedOut()), readers(CARD_IN));
        assertThat(first.state().situation(), instanceOf(CardSituation.Reading.class));
        assertEquals(1, first.effects().size());
        assertEquals(List.of(), SignInMachine.next(first.state(), readers(CARD_IN)).effects());
    }

    @Test
    public void anExchangedCardIsReadAndTheOldOneForgotten() {
        SignInMachine.Step step = SignInMachine.next(state(new Phase.SignedOut(), ready(ASAS_CARD)),
                readers(Cards.snapshot(Cards.holding("R", new Slot.Present(2, Cards.ATR)))));
        assertFalse(step.state().cards().containsKey(KEY));
        assertThat(step.state().situation(), instanceOf(CardSituation.Reading.class));
        assertEquals(1, step.effects().size());
    }

    @Test
    public void theLastTryWaitsForAYes() {
        SignInState lastTry = state(new Phase.SignedOut(), ready(Cards.card(KEY, ASA, ONE)));
        SignInMachine.Step unasked = SignInMachine.next(lastTry, new SignInEvent.CodeEntered(false));
        assertEquals(List.of(), unasked.effects());
        assertEquals(Optional.<FailureCode>of(PinFailure.LAST_TRY_NOT_CONFIRMED),
                ((CardSituation.Ready) unasked.state().situation()).lastFailure());
        SignInMachine.Step confirmed = SignInMachine.next(unasked.state(), new SignInEvent.CodeEntered(true));
        assertThat(confirmed.effects().get(0), instanceOf(SignInEffect.Prove.class));
        assertThat(confirmed.state().situation(), instanceOf(CardSituation.Proving.class));
    }

    @Test
    public void aProofSignsIn() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Proved(Cards.candidate(ASA))));
        assertThat(after.phase(), instanceOf(Phase.SignedIn.class));
        assertEquals(KEY, ((Phase.SignedIn) after.phase()).card());
    }

    @Test
    public void aProofThatComesAfterTheCardWentIsWorthNothing() {
        SignInState proving = state(new Phase.SignedOut(), proving(ASAS_CARD));
        SignInState gone = after(proving, readers(NO_CARD));
        assertEquals(Optional.<FailureCode>of(PinFailure.INDETERMINATE), gone.notice());
        assertThat(after(gone, done(new Proof.Proved(Cards.candidate(ASA)))).phase(),
                instanceOf(Phase.SignedOut.class));
    }

    @Test
    public void aWrongCodeTellsTheTriesThatAreLeft() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Refused(new PinOutcome.Wrong(new RetryCounter.Left(2)))));
        CardSituation.Ready ready = (CardSituation.Ready) after.situation();
        assertEquals(new RetryCounter.Left(2), ready.left());
        assertEquals(Optional.<FailureCode>of(PinFailure.WRONG_CODE), ready.lastFailure());
    }

    @Test
    public void aWrongCodeOnTheLastTryBlocks() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Refused(new PinOutcome.Wrong(new RetryCounter.Left(0)))));
        assertThat(after.situation(), instanceOf(CardSituation.Blocked.class));
    }

    @Test
    public void aRemovalIsNotAWrongCode() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Refused(new PinOutcome.Indeterminate())));
        CardSituation.Ready ready = (CardSituation.Ready) after.situation();
        assertEquals(new RetryCounter.Unknown(), ready.left());
        assertEquals(Optional.<FailureCode>of(PinFailure.INDETERMINATE), ready.lastFailure());
    }

    @Test
    public void aForgedCardIsNotAskedForAnotherCode() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Failed(TrustFailure.WRONG_SIGNATURE)));
        assertEquals(new CardSituation.Unfit(TrustFailure.WRONG_SIGNATURE), after.situation());
        assertEquals(List.of(), SignInMachine.next(after, new SignInEvent.CodeEntered(true)).effects());
    }

    @Test
    public void takingTheCardOutLocks() {
        SignInState after = after(state(signedIn(), ready(ASAS_CARD)), readers(NO_CARD));
        assertThat(after.phase(), instanceOf(Phase.Locked.class));
    }

    @Test
    public void losingTheReaderOrItsServiceLocks() {
        SignInState after = after(state(signedIn(), ready(ASAS_CARD)), readers(Cards.snapshot()));
        assertThat(after.phase(), instanceOf(Phase.Locked.class));
    }

    @Test
    public void takingAnotherCardOutDoesNotLock() {
        ReaderSnapshot both = Cards.snapshot(Cards.holding("R", new Slot.Present(1, Cards.ATR)),
                Cards.holding("S", new Slot.Present(1, Cards.ATR)));
        SignInState two = after(state(signedIn(), ready(ASAS_CARD)), readers(both));
        assertThat(after(two, readers(CARD_IN)).phase(), instanceOf(Phase.SignedIn.class));
    }

    @Test
    public void theSamePersonUnlocksWithAnotherStayOfTheCard() {
        CardKey again = new CardKey("R", 2);
        SignInState in = new SignInState(locked(), Cards.snapshot(Cards.holding("R", new Slot.Present(2, Cards.ATR))),
                new TreeMap<>(Map.of(again, proving(Cards.card(again, ASA.toLowerCase(java.util.Locale.ROOT), THREE)))),
                Optional.empty());
        SignInState after = after(in, new SignInEvent.ProofDone(again,
                new Proof.Proved(Cards.candidate(ASA.toLowerCase(java.util.Locale.ROOT))), Cards.NOW));
        assertThat(after.phase(), instanceOf(Phase.SignedIn.class));
    }

    @Test
    public void somebodyElsesCardIsNotAskedForACodeAndDoesNotUnlock() {
        SignInState other = state(locked(), ready(Cards.card(KEY, MIRKO, THREE)));
        assertThat(other.situation(), instanceOf(CardSituation.SomebodyElse.class));
        assertEquals(List.of(), SignInMachine.next(other, new SignInEvent.CodeEntered(false)).effects());
        SignInState forced = after(state(locked(), proving(Cards.card(KEY, MIRKO, THREE))),
                done(new Proof.Proved(Cards.candidate(MIRKO))));
        assertThat(forced.phase(), instanceOf(Phase.Locked.class));
    }

    @Test
    public void cancelEndsOnlyBeforeSignIn() {
        assertThat(after(empty(new Phase.SignedOut()), new SignInEvent.Cancelled()).phase(),
                instanceOf(Phase.Ended.class));
        assertThat(after(empty(locked()), new SignInEvent.Cancelled()).phase(), instanceOf(Phase.Locked.class));
        assertThat(after(state(signedIn(), ready(ASAS_CARD)), new SignInEvent.Cancelled()).phase(),
                instanceOf(Phase.SignedIn.class));
    }

    @Test
    public void lockNowKeepsTheCardReadyForTheCode() {
        SignInState after = after(state(signedIn(), ready(ASAS_CARD)), new SignInEvent.LockAsked(Cards.NOW));
        assertThat(after.phase(), instanceOf(Phase.Locked.class));
        assertThat(after.situation(), instanceOf(CardSituation.Ready.class));
    }

    @Test
    public void aRemovedCardIsToldUntilThereIsOneAgain() {
        SignInState out = after(state(new Phase.SignedOut(), ready(ASAS_CARD)), readers(NO_CARD));
        assertEquals(new CardSituation.NoCard(Optional.of(CardFailure.CARD_REMOVED)), out.situation());
        assertEquals(new CardSituation.NoCard(Optional.of(CardFailure.CARD_REMOVED)),
                after(out, readers(NO_CARD)).situation());
        assertEquals(Optional.<FailureCode>empty(), after(out, readers(CARD_IN)).notice());
    }

    @Test
    public void triesAskedForNothingChangeNothing() {
        SignInState before = state(new Phase.SignedOut(), ready(Cards.card(KEY, ASA, new RetryCounter.Left(2))));
        SignInState after = after(before, new SignInEvent.TriesAsked(KEY, Cards.pins(new RetryCounter.Unknown())));
        assertEquals(new RetryCounter.Left(2), ((CardSituation.Ready) after.situation()).left());
    }

    @Test
    public void aCardThatWasInUseIsReadWhenItIsFree() {
        SignInState inUse = after(empty(new Phase.SignedOut()),
                readers(Cards.snapshot(Cards.holding("R", new Slot.InUse(1, Cards.ATR)))));
        assertEquals(CardFailure.CARD_IN_USE, ((CardSituation.Unusable) inUse.situation()).failure());
        SignInMachine.Step free = SignInMachine.next(inUse, readers(CARD_IN));
        assertThat(free.state().situation(), instanceOf(CardSituation.Reading.class));
        assertEquals(1, free.effects().size());
    }
}
