/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import static se.etjanstekort.login.internal.States.ASA;
import static se.etjanstekort.login.internal.States.THREE;
import static se.etjanstekort.login.internal.States.after;
import static se.etjanstekort.login.internal.States.empty;
import static se.etjanstekort.login.internal.States.readers;

import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/**
 * A remote session that is left and taken up again: the readers go, and come back under other names. The names are those of
 * the documentation of Remote Desktop and Citrix.
 */
public class RemoteSessionTest {

    private static final String BEFORE = "Gemalto USB Smart Card Reader 0";
    private static final String OTHER_MODEL = "ACS ACR39U 0";
    private static final ReaderSnapshot LEFT = new ReaderSnapshot(ServiceState.STOPPED,
            Optional.of(CardFailure.READER_GONE), List.of());

    private static SignInState with(SignInState state, String... names) {
        SignInState next = after(state, readers(Cards.snapshot(
                List.of(names).stream().map(name -> Cards.holding(name, new Slot.Present(1, Cards.ATR)))
                        .toArray(ReaderState[]::new))));
        for (String name : names) {
            next = after(next, new SignInEvent.CardRead(card(name)));
        }
        return next;
    }

    private static CardOverview card(String reader) {
        return Cards.card(new CardKey(reader, 1), ASA, THREE);
    }

    /** The code for the card that is shown, and the proof that follows. */
    private static SignInState enterCode(SignInState state) {
        CardKey key = state.shownCard().orElseThrow();
        SignInState proving = after(state, new SignInEvent.CodeEntered(false));
        assertThat(proving.situation(), instanceOf(CardSituation.Proving.class));
        return after(proving, new SignInEvent.ProofDone(key, new Proof.Proved(Cards.candidate(ASA)), Cards.NOW));
    }

    private static SignInState signedIn() {
        return enterCode(with(empty(new Phase.SignedOut()), BEFORE));
    }

    @Test
    public void leavingLocksAtOnce() {
        assertThat(after(signedIn(), readers(LEFT)).phase(), instanceOf(Phase.Locked.class));
    }

    @Test
    public void theReaderThatComesBackIsCalledAsBeforeAndOpensTheSession() {
        for (String name : List.of("Gemalto USB Smart Card Reader 1", "Gemalto USB Smart Card Reader 0 (redirected)",
                "Gemalto USB Smart Card Reader (redirected 2) 0", "Citrix: Gemalto USB Smart Card Reader 0")) {
            SignInState back = with(after(signedIn(), readers(LEFT)), name);
            assertThat(name, back.situation(), instanceOf(CardSituation.Ready.class));
            assertEquals(BEFORE, back.readerName(card(name)));
            SignInState unlocked = enterCode(back);
            assertThat(name, unlocked.phase(), instanceOf(Phase.SignedIn.class));
            assertEquals(name, BEFORE, unlocked.readerName(card(name)));
            SignInState again = with(after(unlocked, readers(LEFT)), BEFORE);
            assertEquals(BEFORE, again.readerName(card(BEFORE)));
        }
    }

    @Test
    public void amongSeveralCardsTheOneInThatReaderIsShown() {
        String name = "Gemalto USB Smart Card Reader 0 (redirected)";
        SignInState back = with(after(signedIn(), readers(LEFT)), OTHER_MODEL, name);
        assertEquals(Optional.of(new CardKey(name, 1)), back.shownCard());
    }

    @Test
    public void anotherModelIsAnotherReader() {
        SignInState back = with(after(signedIn(), readers(LEFT)), OTHER_MODEL);
        assertEquals(OTHER_MODEL, back.readerName(card(OTHER_MODEL)));
        assertThat("the person opens it anywhere", enterCode(back).phase(), instanceOf(Phase.SignedIn.class));
    }

    @Test
    public void aSecondReaderOfTheModelIsAnotherWhileTheFirstIsThere() {
        String second = "Gemalto USB Smart Card Reader 1";
        assertNotEquals(BEFORE, with(signedIn(), BEFORE, second).readerName(card(second)));
    }
}
