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
import static se.etjanstekort.login.internal.States.ready;
import static se.etjanstekort.login.internal.States.signedIn;
import static se.etjanstekort.login.internal.States.state;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
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

    private static SignInEvent assessed(TrustFailure obstacle) {
        return new SignInEvent.CardAssessed(States.withContents(Cards.unfit(KEY, obstacle), ASAS_CARD), Cards.NOW);
    }
}
