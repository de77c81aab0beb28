/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionReader;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.login.internal.SignInMachine.Step;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;

/** The end of an attempt to prove an identity, as a pure function. */
final class ProofStep {

    private ProofStep() {
    }

    /** A proof counts only while its card is still in place and still at work on it. */
    static Step next(SignInState state, SignInEvent.ProofDone done) {
        if (!(state.cards().get(done.key()) instanceof CardState.Proving proving)) {
            return Step.to(state);
        }
        CardOverview card = proving.card();
        Candidate candidate = proving.candidate();
        if (done.proof() instanceof Proof.Proved proved) {
            return proved(state, done, card, proved.candidate());
        }
        CardState next = done.proof() instanceof Proof.Refused refused ? refused(card, candidate, refused.outcome())
                : failed(card, candidate, (Proof.Failed) done.proof());
        return Step.to(SignInMachine.with(state, done.key(), next), new SignInEffect.AskTries(card));
    }

    private static Step proved(SignInState state, SignInEvent.ProofDone done, CardOverview card, Candidate candidate) {
        // the card has set its counter back; to what, it is asked
        CardOverview known = withLeft(card, candidate, new RetryCounter.Unknown());
        if (CardStates.isRevoked(known, candidate)) { // an issuer's answer came while the card was at work
            return Step.to(SignInMachine.with(state, done.key(), new CardState.Unfit(known, TrustFailure.REVOKED)),
                    new SignInEffect.AskTries(card));
        }
        SignInState ready = SignInMachine.with(state, done.key(),
                CardStates.ofCandidate(known, candidate, Optional.empty()));
        boolean somebodyElse = state.phase() instanceof Phase.Locked locked
                && !locked.person().isSamePersonAs(candidate);
        SignInState next = somebodyElse || state.phase() instanceof Phase.SignedIn ? ready
                : SignInMachine.with(ready,
                        new Phase.SignedIn(candidate, done.at(), done.key(), reader(state.phase(), card)));
        return Step.to(next, new SignInEffect.AskTries(card));
    }

    /** One that came back is still the one that she signed in at first. */
    private static SessionReader reader(Phase phase, CardOverview card) {
        return phase instanceof Phase.Locked locked && locked.reader().holds(card) ? locked.reader()
                : SessionReader.of(card);
    }

    private static CardState refused(CardOverview card, Candidate candidate, PinOutcome outcome) {
        if (outcome instanceof PinOutcome.Blocked) {
            return new CardState.Blocked(withLeft(card, candidate, new RetryCounter.Left(0)), candidate);
        }
        CardOverview known = card;
        if (outcome instanceof PinOutcome.Wrong wrong) {
            known = withLeft(card, candidate, wrong.left());
        } else if (outcome instanceof PinOutcome.Indeterminate) {
            known = withLeft(card, candidate, new RetryCounter.Unknown());
        }
        return CardStates.ofCandidate(known, candidate, outcome.failure());
    }

    /** A card that takes codes and does not show that it is genuine could be there to collect them. */
    private static CardState failed(CardOverview card, Candidate candidate, Proof.Failed failed) {
        return failed.isFinal() ? new CardState.Unfit(card, failed.failure())
                : CardStates.ofCandidate(card, candidate, Optional.of(failed.failure()));
    }

    private static CardOverview withLeft(CardOverview card, Candidate candidate, RetryCounter left) {
        List<PinStatus> pins = new ArrayList<>();
        for (PinStatus status : card.pins()) {
            pins.add(status.pin().equals(candidate.pin()) ? status.withLeft(left) : status);
        }
        return card.withPins(pins);
    }
}
