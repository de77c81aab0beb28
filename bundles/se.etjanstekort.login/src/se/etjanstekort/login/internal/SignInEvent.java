/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;

/** What can happen to a sign-in. */
sealed interface SignInEvent {

    /** Readers or cards came or went. */
    record ReadersChanged(ReaderSnapshot readers, Instant at) implements SignInEvent {
    }

    /** A card was read. */
    record CardRead(CardOverview card) implements SignInEvent {
    }

    /** The rest of a card was read. */
    record CardReadOn(CardOverview card) implements SignInEvent {
    }

    /** The same card was validated again, without reading more of it. */
    record CardAssessed(CardOverview card, Instant at) implements SignInEvent {
    }

    /** What was read of a card before turned out not to be so. */
    record CardMisread(CardKey key, FailureCode failure, Optional<Atr> atr) implements SignInEvent {
    }

    /** A card could not be read. */
    record CardUnreadable(CardKey key, FailureCode failure, Optional<Atr> atr) implements SignInEvent {
    }

    /**
     * The user entered a code, or is about to on the reader's own keys. The code itself is not part of the event.
     */
    record CodeEntered(boolean lastTryConfirmed, boolean onReader) implements SignInEvent {

        /** Typed. */
        CodeEntered(boolean lastTryConfirmed) {
            this(lastTryConfirmed, false);
        }
    }

    /** The user has said who of several signs in. */
    record IdentityChosen(CardKey key, Candidate candidate) implements SignInEvent {
    }

    /** An attempt to prove an identity came to its end. */
    record ProofDone(CardKey key, Proof proof, Instant at) implements SignInEvent {
    }

    /** The card was asked again how many tries are left. */
    record TriesAsked(CardKey key, List<PinStatus> pins) implements SignInEvent {
    }

    /** The user does not want to sign in. */
    record Cancelled() implements SignInEvent {
    }

    /** The user wants the client covered. */
    record LockAsked(Instant at) implements SignInEvent {
    }

    /** The user wants the session to end. */
    record SignOutAsked() implements SignInEvent {
    }
}
