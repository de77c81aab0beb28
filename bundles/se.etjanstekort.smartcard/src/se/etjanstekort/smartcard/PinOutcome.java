/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Optional;

/** What came of a code. A value, not an exception: a wrong code is an everyday thing. */
public sealed interface PinOutcome {

    /** The card accepted the code. By itself that proves nothing: the signature does. */
    record Verified() implements PinOutcome {
    }

    /** The card refused the code. */
    record Wrong(RetryCounter left) implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.WRONG_CODE);
        }
    }

    /** The code is blocked; it was or has become so. */
    record Blocked() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.BLOCKED);
        }
    }

    /** The code has the wrong length or characters. The card never saw it: no try was spent. */
    record NotSent() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.WRONG_FORMAT);
        }
    }

    /** The user stopped the entry. */
    record Cancelled() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.CANCELLED);
        }
    }

    /** The entry took too long (a reader's own key pad). */
    record TimedOut() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.TIMED_OUT);
        }
    }

    /** The new code was not entered alike both times (a reader's own key pad). The card never saw it: no try was spent. */
    record NotRepeated() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.NOT_REPEATED);
        }
    }

    /** The reader has no keys of its own, or none that can form this code. Nothing was entered: no try was spent. */
    record NoPinPad() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.NO_PIN_PAD);
        }
    }

    /** The card left before it answered. Perhaps a try was spent; it is never called a wrong code. */
    record Indeterminate() implements PinOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.INDETERMINATE);
        }
    }

    /** The code that this outcome is told under; empty for {@link Verified}. */
    default Optional<FailureCode> failure() {
        return Optional.empty();
    }
}
