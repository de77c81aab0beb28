/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.States;

public class SignInPageTest {

    @Test
    public void codeIsAskedForNobodyButAValidatedCandidate() {
        Map<String, SignInState> without = AllStates.of(States.signedOut());
        without.keySet().removeAll(AllStates.WITH_CODE);
        without.forEach((name, state) -> assertThat(name, SignInPage.of(state).request(), is(Optional.empty())));
        AllStates.WITH_CODE.forEach(name -> assertThat(name,
                SignInPage.of(AllStates.of(States.signedOut()).get(name)).request().isPresent(), is(true)));
    }

    @Test
    public void nobodyIsNamedWhereNoCodeIsAskedFor() {
        Map<String, SignInState> without = AllStates.of(States.signedOut());
        without.keySet().removeAll(AllStates.WITH_CODE);
        without.forEach((name, state) -> {
            SignInPage page = SignInPage.of(state);
            String said = page.caption() + " " + page.warnings() + page.detail();
            assertThat(name, said, not(containsString(States.DOCTOR.identity().name())));
            assertThat(name, said, not(containsString(States.DOCTOR.identity().id())));
        });
    }

    @Test
    public void everyStateHasAHeadlineOfItsOwnInFiveWordsAtMost() {
        AllStates.of(States.signedOut()).forEach((name, state) -> {
            String title = SignInPage.of(state).caption().title();
            assertThat(name + ": " + title, title.split(" ").length <= 5, is(true));
        });
    }

    @Test
    public void softwareCardIsSaidInWarningColours() {
        assertThat(SignInPage.of(States.readyOnSoftware(States.signedOut(), States.DOCTOR)).warnings(),
                is(List.of(Wording.softwareCard())));
        assertThat(Wording.softwareCard().tone(), is(Tone.WARNING));
    }

    @Test
    public void whatPolicyLetPassIsSaid() {
        Candidate warned = States.warned(States.DOCTOR, TrustFailure.REVOCATION_UNKNOWN);
        SignInPage page = SignInPage.of(States.ready(States.signedOut(), warned, 3, Optional.empty()));
        String happened = TrustFailure.REVOCATION_UNKNOWN.text(Wording.language()).happened();
        assertThat(page.warnings(), hasItem(new Message(Tone.WARNING, happened, "")));
    }

    @Test
    public void unknownCardTellsItsAtrForSupport() {
        SignInState state = States.unusable(States.signedOut(), CardFailure.NOT_RECOGNISED);
        assertThat(SignInPage.of(state).atr(), is(Optional.of(States.ATR)));
    }

    @Test
    public void removalIsNeverCalledAWrongCode() {
        SignInState state = States.noCard(States.signedOut(), Optional.of(PinFailure.INDETERMINATE));
        Message detail = SignInPage.of(state).detail().orElseThrow();
        assertThat(detail, is(Wording.message(Tone.WARNING, PinFailure.INDETERMINATE)));
    }
}
