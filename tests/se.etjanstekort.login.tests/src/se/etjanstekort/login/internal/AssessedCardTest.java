/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import static se.etjanstekort.login.internal.States.ASAS_CARD;
import static se.etjanstekort.login.internal.States.KEY;
import static se.etjanstekort.login.internal.States.after;
import static se.etjanstekort.login.internal.States.done;
import static se.etjanstekort.login.internal.States.proving;
import static se.etjanstekort.login.internal.States.ready;
import static se.etjanstekort.login.internal.States.signedIn;
import static se.etjanstekort.login.internal.States.state;

import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;

/** What issuers say about a card that has been read already. */
public class AssessedCardTest {

    @Test
    public void aRevocationThatComesWhileTheUserTypesIsToldAtOnce() {
        SignInState told = after(state(new Phase.SignedOut(), ready(ASAS_CARD)), assessed(TrustFailure.REVOKED));
        assertEquals(new CardSituation.Unfit(TrustFailure.REVOKED), told.situation());
    }

    @Test
    public void aRevocationCoversASessionThatLasts() {
        SignInState covered = after(state(signedIn(), ready(ASAS_CARD)), assessed(TrustFailure.REVOKED));
        assertThat(covered.phase(), instanceOf(Phase.Locked.class));
        assertEquals(new CardSituation.Unfit(TrustFailure.REVOKED), covered.situation());
    }

    @Test
    public void aRevocationThatComesWhileTheCardSignsLetsNobodyIn() {
        SignInState told = after(state(new Phase.SignedOut(), proving(ASAS_CARD)), assessed(TrustFailure.REVOKED));
        SignInState proved = after(told, done(new Proof.Proved(Cards.candidate(States.ASA))));
        assertThat(proved.phase(), instanceOf(Phase.SignedOut.class));
        assertEquals(new CardSituation.Unfit(TrustFailure.REVOKED), proved.situation());
    }

    @Test
    public void aNetworkThatFailsSendsNobodyOut() {
        SignInState before = state(signedIn(), ready(ASAS_CARD));
        assertEquals(before, after(before, assessed(TrustFailure.REVOCATION_UNKNOWN)));
    }

    @Test
    public void whatWasFoundOutAboutACardThatHasBeenReadOnSinceDoesNotCount() {
        SignInState before = state(new Phase.SignedOut(), ready(ASAS_CARD));
        assertEquals(before, after(before, new SignInEvent.CardAssessed(Cards.unfit(KEY, TrustFailure.REVOKED),
                Cards.NOW)));
    }

    @Test
    public void nothingThatIsSaidMakesACardFitThatFailedItsProof() {
        SignInState before = state(new Phase.SignedOut(),
                new CardState.Unfit(ASAS_CARD, TrustFailure.WRONG_SIGNATURE));
        SignInState told = after(before, new SignInEvent.CardAssessed(ASAS_CARD, Cards.NOW));
        assertEquals(new CardSituation.Unfit(TrustFailure.WRONG_SIGNATURE), told.situation());
        assertEquals(told, after(told, new SignInEvent.CardReadOn(ASAS_CARD)));
    }

    @Test
    public void aRevocationOfThePersonsOwnCertificateCoversHerSessionWhoeverElseIsOnTheCard() {
        ValidatedIdentity asa = Cards.candidate(States.ASA).validated();
        ValidatedIdentity revoked = new ValidatedIdentity(asa.identity(),
                Optional.of(new Validation.NotTrusted(List.of(TrustFailure.REVOKED))), Optional.empty());
        CardOverview other = Cards.card(KEY, States.MIRKO, States.THREE);
        CardOverview told = new CardOverview(KEY, other.reader(), other.atr(), ASAS_CARD.contents(), List.of(revoked),
                other.pins(), other.candidate(), Optional.empty());
        SignInState covered = after(state(signedIn(), ready(ASAS_CARD)), new SignInEvent.CardAssessed(told, Cards.NOW));
        assertThat(covered.phase(), instanceOf(Phase.Locked.class));
    }

    private static SignInEvent assessed(TrustFailure obstacle) {
        return new SignInEvent.CardAssessed(States.withContents(Cards.unfit(KEY, obstacle), ASAS_CARD), Cards.NOW);
    }
}
