/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Optional;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;

/** What came of changing or unblocking a code: all of it or nothing, and where that is not known, so it says. */
public sealed interface CodeChangeOutcome {

    /** The failure to tell of; empty for {@link Changed}. */
    Optional<FailureCode> failure();

    /** The new code counts. */
    record Changed() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.empty();
        }
    }

    /**
     * Nothing is changed, because of the old code or of how both were entered.
     *
     * @param outcome
     *            never {@link PinOutcome.Verified}
     */
    record Refused(PinOutcome outcome) implements CodeChangeOutcome {

        public Refused {
            requireRefusal(outcome);
        }

        @Override
        public Optional<FailureCode> failure() {
            return outcome.failure();
        }
    }

    /**
     * Nothing is unblocked, because of the PUK or of how both were entered.
     *
     * @param outcome
     *            what became of the PUK; never {@link PinOutcome.Verified}
     */
    record PukRefused(PinOutcome outcome) implements CodeChangeOutcome {

        public PukRefused {
            requireRefusal(outcome);
        }

        @Override
        public Optional<FailureCode> failure() {
            if (outcome instanceof PinOutcome.Wrong) {
                return Optional.of(PinFailure.WRONG_PUK);
            }
            return outcome instanceof PinOutcome.Blocked ? Optional.of(PinFailure.PUK_BLOCKED) : outcome.failure();
        }
    }

    /** The new code has a length or characters that no code of this card has. Nothing was sent: no try was spent. */
    record NewCodeUnfit() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.WRONG_FORMAT);
        }
    }

    /** The new code is the old one. Nothing was sent: no try was spent. */
    record SameCode() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.SAME_CODE);
        }
    }

    /** The card does not take the new code. What counted before counts still. */
    record NewCodeRefused() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.NEW_CODE_REFUSED);
        }
    }

    /** The card left before it had answered: the old or the new code counts. Nothing else is lost. */
    record Indeterminate() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.CHANGE_INDETERMINATE);
        }
    }

    /** One try is left, of the old code or of the PUK, and using it was not allowed. Nothing was sent. */
    record LastTryNotConfirmed() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.LAST_TRY_NOT_CONFIRMED);
        }
    }

    /** The card does not let this code be changed or unblocked. Nothing was sent. */
    record NotAllowed() implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.CHANGE_NOT_ALLOWED);
        }
    }

    /**
     * A wrong code cost another code a try as well: nothing more is to be sent to this card.
     *
     * @param outcome
     *            what became of the code that was sent
     */
    record OtherCounterFell(PinOutcome outcome) implements CodeChangeOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.OTHER_COUNTER_FELL);
        }
    }

    private static void requireRefusal(PinOutcome outcome) {
        if (outcome instanceof PinOutcome.Verified) {
            throw new IllegalArgumentException("a verified code is not refused");
        }
    }
}
