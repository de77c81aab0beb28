/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static se.etjanstekort.login.internal.States.ASA;
import static se.etjanstekort.login.internal.States.ASAS_CARD;
import static se.etjanstekort.login.internal.States.KEY;
import static se.etjanstekort.login.internal.States.MIRKO;
import static se.etjanstekort.login.internal.States.NO_CARD;
import static se.etjanstekort.login.internal.States.after;
import static se.etjanstekort.login.internal.States.locked;
import static se.etjanstekort.login.internal.States.readers;
import static se.etjanstekort.login.internal.States.signedIn;
import static se.etjanstekort.login.internal.States.state;

import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.PinFailure;

/** Two identities on one card that fit equally. */
public class ChosenIdentityTest {

    private static final Candidate NEWEST = Cards.candidate(ASA);
    private static final Candidate OTHER = Cards.candidate("TSTNMT2321000156-77AA");
    private static final Candidate STRANGER = Cards.candidate(MIRKO);
    private static final CardOverview TWO = choices(NEWEST, OTHER);
    private static final SignInState ASKED = read(new Phase.SignedOut(), TWO);

    @Test
    public void thePersonIsAskedAndNoCodeIsTakenMeanwhile() {
        assertThat(ASKED.situation(), is(new CardSituation.Choosing(TWO)));
        SignInMachine.Step step = SignInMachine.next(ASKED, new SignInEvent.CodeEntered(false));
        assertThat(step.state(), is(ASKED));
        assertThat(step.effects(), is(List.of()));
    }

    @Test
    public void theOneThatSheChoseIsSignedIn() {
        SignInState chosen = after(ASKED, new SignInEvent.IdentityChosen(KEY, OTHER));
        assertThat(((CardSituation.Ready) chosen.situation()).candidate(), is(OTHER));
        SignInEffect effect = SignInMachine.next(chosen, new SignInEvent.CodeEntered(false)).effects().get(0);
        assertThat(((SignInEffect.Prove) effect).card().candidate(), is(Optional.of(OTHER)));
    }

    @Test
    public void whatComesInMeanwhileLeavesTheChoiceAsItIs() {
        SignInState chosen = after(ASKED, new SignInEvent.IdentityChosen(KEY, OTHER));
        for (SignInEvent event : List.of(new SignInEvent.CardReadOn(TWO),
                new SignInEvent.CardAssessed(TWO, Cards.NOW))) {
            assertThat(((CardSituation.Ready) after(chosen, event).situation()).candidate(), is(OTHER));
            assertThat(after(ASKED, event).situation(), instanceOf(CardSituation.Choosing.class));
        }
    }

    @Test
    public void whenTheChosenOneFitsNoMoreSheIsToldWhoeverIsLeft() {
        SignInState chosen = after(ASKED, new SignInEvent.IdentityChosen(KEY, OTHER));
        SignInState left = after(chosen, new SignInEvent.CardReadOn(ASAS_CARD));
        assertThat(((CardSituation.Ready) left.situation()).candidate().isAsBefore(NEWEST), is(true));
    }

    @Test
    public void anotherOneThatTheRestOfTheCardBringsIsAskedAbout() {
        SignInState first = read(new Phase.SignedOut(), ASAS_CARD);
        assertThat(first.situation(), instanceOf(CardSituation.Ready.class));
        assertThat(after(first, new SignInEvent.CardReadOn(TWO)).situation(), is(new CardSituation.Choosing(TWO)));
    }

    @Test
    public void aStrangerAnotherCardOrALateAnswerChoosesNothing() {
        assertThat(after(ASKED, new SignInEvent.IdentityChosen(KEY, STRANGER)), is(ASKED));
        SignInState gone = after(ASKED, readers(NO_CARD));
        assertThat(after(gone, new SignInEvent.IdentityChosen(KEY, OTHER)), is(gone));
        SignInState chosen = after(ASKED, new SignInEvent.IdentityChosen(KEY, OTHER));
        assertThat(after(chosen, new SignInEvent.IdentityChosen(KEY, NEWEST)), is(chosen));
    }

    @Test
    public void whoseSessionItIsNeedsNotToBeAsked() {
        for (Phase phase : List.of(locked(), signedIn())) {
            SignInState back = read(phase, choices(OTHER, NEWEST));
            CardState.Ready card = (CardState.Ready) back.cards().get(KEY);
            assertThat(card.candidate(), is(NEWEST));
            assertThat(card.card().candidate(), is(Optional.of(NEWEST)));
        }
        assertThat(read(locked(), choices(OTHER, STRANGER)).situation(),
                instanceOf(CardSituation.SomebodyElse.class));
    }

    @Test
    public void afterAWrongCodeTheChoiceStands() {
        SignInState proving = after(after(ASKED, new SignInEvent.IdentityChosen(KEY, OTHER)),
                new SignInEvent.CodeEntered(false));
        SignInState again = after(proving,
                States.done(new Proof.Failed(PinFailure.CANCELLED)));
        assertThat(((CardSituation.Ready) again.situation()).candidate(), is(OTHER));
    }

    private static SignInState read(Phase phase, CardOverview card) {
        return after(state(phase, new CardState.Reading()), new SignInEvent.CardRead(card));
    }

    private static CardOverview choices(Candidate first, Candidate second) {
        return new CardOverview(KEY, ASAS_CARD.reader(), ASAS_CARD.atr(), ASAS_CARD.contents(), List.of(),
                ASAS_CARD.pins(), Optional.of(first), Optional.empty(), List.of(first, second));
    }
}
