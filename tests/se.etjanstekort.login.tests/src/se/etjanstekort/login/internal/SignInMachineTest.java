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
import static se.etjanstekort.login.internal.States.THREE;
import static se.etjanstekort.login.internal.States.after;
import static se.etjanstekort.login.internal.States.done;
import static se.etjanstekort.login.internal.States.empty;
import static se.etjanstekort.login.internal.States.locked;
import static se.etjanstekort.login.internal.States.proving;
import static se.etjanstekort.login.internal.States.readers;
import static se.etjanstekort.login.internal.States.ready;
import static se.etjanstekort.login.internal.States.signedIn;
import static se.etjanstekort.login.internal.States.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardSituation;
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
    public void anEntryOnTheReaderBeginsWhenTheUserSaysSo() {
        SignInState ready = state(new Phase.SignedOut(), ready(States.ON_KEYS));
        SignInMachine.Step begun = SignInMachine.next(ready, new SignInEvent.CodeEntered(false, true));
        assertThat(begun.effects().get(0), instanceOf(SignInEffect.Prove.class));
        assertEquals(Optional.of(States.KEYS), ((CardSituation.Proving) begun.state().situation()).onReader());
        for (PinOutcome outcome : List.of(new PinOutcome.TimedOut(), new PinOutcome.Cancelled(),
                new PinOutcome.NotSent())) {
            SignInMachine.Step ended = SignInMachine.next(begun.state(), done(new Proof.Refused(outcome)));
            CardSituation.Ready again = (CardSituation.Ready) ended.state().situation();
            assertEquals(outcome.failure(), again.lastFailure());
            assertEquals("no try was spent", THREE, again.left());
            assertTrue("nothing begins by itself",
                    ended.effects().stream().noneMatch(SignInEffect.Prove.class::isInstance));
        }
        SignInState wrong = after(begun.state(), done(new Proof.Refused(new PinOutcome.Wrong(ONE))));
        assertEquals("the keys are still known", Optional.of(States.KEYS),
                ((CardSituation.Ready) wrong.situation()).card().pinPad(Cards.candidate(ASA)));
        assertEquals(List.of(),
                SignInMachine.next(wrong, new SignInEvent.CodeEntered(false, true)).effects());
    }

    @Test
    public void aReaderWithoutKeysIsNotAskedToTakeACode() {
        SignInMachine.Step step = SignInMachine.next(state(new Phase.SignedOut(), ready(ASAS_CARD)),
                new SignInEvent.CodeEntered(false, true));
        assertEquals(List.of(), step.effects());
        assertEquals(Optional.<FailureCode>of(PinFailure.NO_PIN_PAD),
                ((CardSituation.Ready) step.state().situation()).lastFailure());
    }

    @Test
    public void aCardThatCountsOnAnotherCodeGetsNoMore() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Failed(PinFailure.OTHER_COUNTER_FELL, true)));
        assertEquals(new CardSituation.Unfit(PinFailure.OTHER_COUNTER_FELL), after.situation());
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
                done(new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true)));
        assertEquals(new CardSituation.Unfit(TrustFailure.WRONG_SIGNATURE), after.situation());
        assertEquals(List.of(), SignInMachine.next(after, new SignInEvent.CodeEntered(true)).effects());
    }

    /** Whatever it says instead of a signature: a card that took a code gets no other, until it is put in again. */
    @Test
    public void aCardThatTakesCodesAndDoesNotSignIsNotAskedForAnother() {
        for (CardFailure failure : List.of(CardFailure.UNEXPECTED_STATUS, CardFailure.TRANSPORT_FAILED,
                CardFailure.MALFORMED_DATA)) {
            SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                    done(new Proof.Failed(failure, true)));
            assertEquals(new CardSituation.Unfit(failure), after.situation());
            SignInState asked = after(after(after, readers(CARD_IN)),
                    new SignInEvent.TriesAsked(KEY, Cards.pins(THREE)));
            assertEquals(List.of(), SignInMachine.next(asked, new SignInEvent.CodeEntered(true)).effects());
            SignInState again = after(asked,
                    readers(Cards.snapshot(Cards.holding("R", new Slot.Present(2, Cards.ATR)))));
            assertThat(again.situation(), instanceOf(CardSituation.Reading.class));
        }
    }

    @Test
    public void aCardThatFailedBeforeItTookACodeMayBeTriedAgain() {
        SignInState after = after(state(new Phase.SignedOut(), proving(ASAS_CARD)),
                done(new Proof.Failed(CardFailure.TRANSPORT_FAILED)));
        assertEquals(Optional.<FailureCode>of(CardFailure.TRANSPORT_FAILED),
                ((CardSituation.Ready) after.situation()).lastFailure());
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
