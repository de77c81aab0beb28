/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;

/** The sign-in from card to session, with the services of the suite and the software card. Runs in Equinox. */
public class SignInFlowTest {

    private static final int CODE_TO_SIGNATURE = 5;

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private CardSituation.Ready ready() throws InterruptedException {
        return (CardSituation.Ready) suite.until(state -> state.situation() instanceof CardSituation.Ready)
                .situation();
    }

    private CardSituation.Ready readyAfter(FailureCode failure, RetryCounter left) throws InterruptedException {
        return (CardSituation.Ready) suite.until(state -> state.situation() instanceof CardSituation.Ready ready
                && ready.lastFailure().equals(Optional.of(failure)) && ready.left().equals(left)).situation();
    }

    private SignInState signedIn() throws InterruptedException {
        return suite.until(state -> state.phase() instanceof Phase.SignedIn);
    }

    @Test
    public void aDoctorSignsInIsLockedAndComesBack() throws Exception {
        suite.insert("doctor");
        CardSituation.Ready ready = ready();
        assertEquals("Åsa Bergström Öhrn", ready.candidate().identity().name());
        assertEquals(List.of(TrustFailure.REVOCATION_UNKNOWN), ready.candidate().warnings());
        suite.submit("123456", false);
        suite.until(
                state -> state.phase() instanceof Phase.SignedIn && state.overviews().get(0).identities().size() == 2);
        suite.remove();
        suite.until(state -> state.phase() instanceof Phase.Locked && state.cards().isEmpty());
        suite.insert("doctor");
        ready();
        suite.submit("123456", false);
        signedIn();
        suite.signIn().signOut();
        suite.until(state -> state.phase() instanceof Phase.SignedOut);
    }

    @Test
    public void aNurseWithAReserveCardSignsIn() throws Exception {
        suite.insert("nurse");
        assertEquals("TSTNMT2321000156-2F0C", ready().candidate().identity().id());
        suite.submit("123456", false);
        signedIn();
    }

    @Test
    public void ellipticCurvesAndOtherFamiliesSignIn() throws Exception {
        for (String persona : List.of("ec", "myeid")) {
            suite.insert(persona);
            ready();
            suite.submit("123456", false);
            signedIn();
            suite.signIn().signOut();
            suite.remove();
            suite.until(state -> state.phase() instanceof Phase.SignedOut && state.cards().isEmpty());
        }
    }

    @Test
    public void wrongCodesCountDownToTheLastTryAndThenBlock() throws Exception {
        suite.insert("rsa3072");
        ready();
        suite.submit("111111", false);
        readyAfter(PinFailure.WRONG_CODE, new RetryCounter.Left(2));
        suite.submit("111111", false);
        readyAfter(PinFailure.WRONG_CODE, new RetryCounter.Left(1));
        suite.submit("123456", false);
        readyAfter(PinFailure.LAST_TRY_NOT_CONFIRMED, new RetryCounter.Left(1));
        suite.submit("111111", true);
        suite.until(state -> state.situation() instanceof CardSituation.Blocked);
        suite.submit("123456", true);
        suite.insert("rsa3072");
        suite.until(state -> state.situation() instanceof CardSituation.Blocked);
    }

    @Test
    public void theRightCodeGivesAllTriesBack() throws Exception {
        suite.insert("nurse");
        ready();
        suite.submit("111111", false);
        readyAfter(PinFailure.WRONG_CODE, new RetryCounter.Left(2));
        suite.submit("123456", false);
        signedIn();
        suite.signIn().signOut();
        suite.until(state -> state.situation() instanceof CardSituation.Ready ready
                && ready.left().equals(new RetryCounter.Left(3)));
    }

    @Test
    public void aForgedCardIsToldAsSuchAndAskedNoMore() throws Exception {
        suite.insert("copied-certificate");
        ready();
        suite.submit("111111", false);
        readyAfter(PinFailure.WRONG_CODE, new RetryCounter.Left(2));
        suite.submit("123456", false);
        suite.until(state -> state.situation().equals(new CardSituation.Unfit(TrustFailure.WRONG_SIGNATURE)));
    }

    @Test
    public void aBlockedCodeIsToldBeforeAnyIsAskedFor() throws Exception {
        suite.insert("pin-blocked");
        suite.until(state -> state.situation() instanceof CardSituation.Blocked);
    }

    @Test
    public void aCodeOfTheWrongLengthSpendsNoTry() throws Exception {
        suite.insert("ec");
        ready();
        for (String code : List.of("", "12345", "123456789", "12345a")) {
            suite.submit(code, false);
            readyAfter(PinFailure.WRONG_FORMAT, new RetryCounter.Left(3));
        }
    }

    @Test
    public void aCardPulledAtAnyMomentIsNeverAWrongCode() throws Exception {
        Set<RetryCounter> seen = new HashSet<>();
        for (int answered = 0; answered < CODE_TO_SIGNATURE; answered++) {
            suite.insert("doctor");
            suite.until(state -> state.overviews().stream().anyMatch(card -> card.contents().isComplete()));
            suite.hand().pullAfter(answered);
            suite.submit("123456", false);
            SignInState pulled = suite.until(state -> state.cards().isEmpty());
            assertThat(pulled.notice(), not(Optional.<FailureCode>of(PinFailure.WRONG_CODE)));
            assertThat("after " + answered, pulled.phase(), instanceOf(Phase.SignedOut.class));
            suite.insert("doctor");
            RetryCounter left = ready().left();
            seen.add(left);
            suite.submit("123456", false);
            signedIn();
            suite.signIn().signOut();
            suite.until(state -> state.phase() instanceof Phase.SignedOut);
        }
        assertEquals("at most the one try of a code that was on its way",
                Set.of(new RetryCounter.Left(3), new RetryCounter.Left(2)), seen);
    }

    /** SELECT, counter, VERIFY, MSE, sign: one fewer is too few, and with these the card may go. */
    @Test
    public void codeToSignatureTakesFiveCommands() throws Exception {
        suite.insert("doctor");
        suite.until(state -> state.overviews().stream().anyMatch(card -> card.contents().isComplete()));
        suite.hand().pullAfter(CODE_TO_SIGNATURE);
        suite.submit("123456", false);
        assertThat(suite.until(state -> state.cards().isEmpty()).phase(), instanceOf(Phase.Locked.class));
    }

    /**
     * What is still read comes in between as it likes, but five commands are sent in any case: each of these pulls has to come.
     * {@link SignInFaultMatrixTest} pulls at every command from the first on.
     */
    @Test
    public void aCardPulledWhileItsRestIsReadIsNeverAWrongCode() throws Exception {
        RunningSuite.policy("card.memory", "false");
        try {
            for (int answered = 0; answered < CODE_TO_SIGNATURE; answered++) {
                suite.insert("doctor");
                ready();
                suite.hand().pullAfter(answered);
                suite.submit("123456", false);
                SignInState pulled = suite.until(state -> state.cards().isEmpty());
                assertThat(pulled.notice(), not(Optional.<FailureCode>of(PinFailure.WRONG_CODE)));
                suite.insert("doctor");
                ready();
                suite.submit("123456", false);
                signedIn();
                suite.signIn().signOut();
                suite.until(state -> state.phase() instanceof Phase.SignedOut);
            }
        } finally {
            RunningSuite.policy("card.memory", "true");
        }
    }

    @Test
    public void somebodyElsesCardDoesNotUnlock() throws Exception {
        suite.insert("doctor");
        ready();
        suite.submit("123456", false);
        signedIn();
        suite.insert("nurse");
        suite.until(state -> state.situation() instanceof CardSituation.SomebodyElse);
        suite.submit("123456", false);
        assertThat(suite.until(state -> state.situation() instanceof CardSituation.SomebodyElse).phase(),
                instanceOf(Phase.Locked.class));
    }

    @Test
    public void cardsThatCannotSignInSayWhy() throws Exception {
        suite.insert("doors-only");
        assertEquals(CardFailure.NOT_RECOGNISED, ((CardSituation.Unusable) suite
                .until(state -> state.situation() instanceof CardSituation.Unusable).situation()).failure());
        suite.insert("empty-reserve");
        suite.until(state -> state.situation().equals(new CardSituation.Unfit(CardFailure.NO_CERTIFICATE)));
        suite.hand().insertMute();
        assertEquals(CardFailure.MUTE, ((CardSituation.Unusable) suite
                .until(state -> state.situation() instanceof CardSituation.Unusable).situation()).failure());
    }

    @Test
    public void anEmptyVerifyThatSpendsATryIsNeverSent() throws Exception {
        suite.insert("empty-verify-spends");
        assertEquals(new RetryCounter.Unknown(), ready().left());
        suite.submit("111111", false);
        readyAfter(PinFailure.WRONG_CODE, new RetryCounter.Left(2));
        suite.submit("123456", false);
        signedIn();
    }

    @Test
    public void anUnknownRevocationIsRefusedAsShipped() throws Exception {
        RunningSuite.policy("revocation.unknown", "refuse");
        suite.insert("doctor");
        suite.until(state -> state.situation().equals(new CardSituation.Unfit(TrustFailure.REVOCATION_UNKNOWN)));
    }

    @Test
    public void policyCanDenyTheSoftwareCard() throws Exception {
        suite.insert("doctor");
        ready();
        RunningSuite.policy("software.card", "deny");
        try {
            suite.hand().remove();
            suite.until(state -> state.readers().readers().stream().noneMatch(reader -> reader.reader().isSoftware()));
        } finally {
            RunningSuite.policy("software.card", "allow");
            suite.hand().insertMute(); // policy is asked at the next step of the readers
        }
    }

    @Test
    public void cancelEndsTheSignIn() throws Exception {
        suite.signIn().cancel();
        suite.until(state -> state.phase() instanceof Phase.Ended);
    }

    @Test
    public void aCodeIsWipedWhetherItIsUsedOrNot() throws Exception {
        Pin unused = Pin.takeOver("123456".toCharArray());
        suite.signIn().submit(unused, false);
        suite.insert("doctor");
        ready();
        Pin used = Pin.takeOver("123456".toCharArray());
        suite.signIn().submit(used, false);
        SignInState state = signedIn();
        for (Pin pin : List.of(unused, used)) {
            assertThrows(IllegalStateException.class, () -> pin.lendTo(code -> code));
        }
        assertThat(state.toString(), not(containsString("123456")));
        assertTrue(state.phase() instanceof Phase.SignedIn);
    }
}
