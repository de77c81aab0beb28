/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderState;

/** A card that comes back is shown by what was kept of it, and signed in with by what it is. */
public class KnownCardFlowTest {

    private static final int MOST_COMMANDS = 4;

    @Rule
    public final RunningSuite suite = new RunningSuite();

    @Test
    public void cardThatWasHereBeforeIsShownAfterFourCommandsAndThenReadOn() throws Exception {
        readOn(read());
        CardOverview known = read();
        assertTrue(known.contents().filesRead().isRecalled());
        assertTrue("commands: " + known.contents().statistics(),
                known.contents().statistics().apdus() <= MOST_COMMANDS);
        assertEquals("Åsa Bergström Öhrn", known.candidate().orElseThrow().identity().name());
        assertEquals("the personal identity is not kept", List.of(IdentityKind.HSA_ID),
                known.identities().stream().map(identity -> identity.identity().kind()).toList());
        assertFalse(known.contents().isComplete());

        CardOverview whole = readOn(known);
        assertTrue(whole.contents().isComplete());
        assertEquals(2, whole.identities().size());
        assertEquals(known.candidate().get().pin(), whole.candidate().orElseThrow().pin());
    }

    @Test
    public void firstMeetingReadsWhatSigningInNeedsAndNoMore() throws Exception {
        RunningSuite.policy("card.memory", "false");
        try {
            CardOverview first = read();
            assertTrue(first.candidate().isPresent());
            assertTrue("something is left to be read", first.contents().certificates().stream()
                    .anyMatch(certificate -> certificate.isUnread()));
            assertFalse(first.contents().filesRead().isRecalled());
        } finally {
            RunningSuite.policy("card.memory", "true");
        }
    }

    @Test
    public void cardThatIsKnownSignsInWithoutHavingBeenReadOn() throws Exception {
        readOn(read());
        CardOverview known = read();
        Proof proof = RunningSuite.await(suite.access().prove(known, Pin.takeOver("123456".toCharArray()), false,
                ReadOptions.POLICY), "no proof");
        assertTrue(proof.toString(), proof instanceof Proof.Proved);
    }

    @Test
    public void theSignInReadsOnByItself() throws Exception {
        suite.insert("doctor");
        suite.until(state -> state.overviews().stream().anyMatch(card -> card.contents().isComplete()));
        suite.submit("123456", false);
        suite.until(
                state -> state.phase() instanceof Phase.SignedIn && state.overviews().get(0).identities().size() == 2);
    }

    /** What was kept of an earlier visit names somebody whom the card does not name any more. */
    @Test
    public void aCardThatIsSomebodyElsesByNowSignsNobodyIn() throws Exception {
        Candidate shown = read("nurse").candidate().orElseThrow();
        readOn(read());
        CardOverview known = read();
        Candidate own = known.candidate().orElseThrow();
        Candidate stale = new Candidate(shown.validated(), own.purpose(), own.key(), own.pin());
        Prover prover = new Prover("host", suite.access()::readAfresh, Runnable::run,
                suite.logger());
        Pin pin = Pin.takeOver("123456".toCharArray());
        CodeAttempt<Proof> attempt = new CodeAttempt<>(pin::close, new Proof.Failed(SessionFailure.INTERNAL));
        Proof proof = RunningSuite.await(
                prover.prove(known, stale, new Prover.Code(attempt, pin, false, ReadOptions.LIVE)), "no proof");
        attempt.end(proof);
        assertEquals(new Proof.Failed(SessionFailure.CARD_CHANGED, true), proof);
    }

    private CardOverview read() throws Exception {
        return read("doctor");
    }

    private CardOverview read(String persona) throws Exception {
        ReaderState state = suite.insert(persona);
        return RunningSuite.await(suite.access().read(state.reader(), state.slot().insertion(), ReadOptions.LIVE),
                "not read");
    }

    private CardOverview readOn(CardOverview card) throws Exception {
        return RunningSuite.await(suite.access().readOn(card, ReadOptions.LIVE), "not read on");
    }
}
