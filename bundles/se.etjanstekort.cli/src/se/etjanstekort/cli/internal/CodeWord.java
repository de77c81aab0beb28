/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import se.etjanstekort.login.CodeResult;
import se.etjanstekort.pkcs15.CodeChangeOutcome;
import se.etjanstekort.smartcard.PinOutcome;

/** What came of a code, or of changing or unblocking one, in a word for scripts: the same for every command. */
enum CodeWord {
    SIGNED_IN, CHANGED, WRONG_CODE, BLOCKED, NOT_SENT, NEW_NOT_SENT, SAME_CODE, NEW_REFUSED, LAST_TRY, NOT_ALLOWED,
    OTHER_COUNTER,
    CANCELLED, TIMED_OUT, NOT_REPEATED, NO_PIN_PAD, INDETERMINATE, FAILED;

    static CodeWord of(CodeResult result) {
        return result instanceof CodeResult.Ended ended ? of(ended.outcome()) : FAILED;
    }

    private static CodeWord of(CodeChangeOutcome outcome) {
        if (outcome instanceof CodeChangeOutcome.Refused refused) {
            return of(refused.outcome());
        }
        if (outcome instanceof CodeChangeOutcome.PukRefused refused) {
            return of(refused.outcome());
        }
        if (outcome instanceof CodeChangeOutcome.Changed) {
            return CHANGED;
        }
        if (outcome instanceof CodeChangeOutcome.NewCodeUnfit) {
            return NEW_NOT_SENT;
        }
        if (outcome instanceof CodeChangeOutcome.SameCode) {
            return SAME_CODE;
        }
        if (outcome instanceof CodeChangeOutcome.NewCodeRefused) {
            return NEW_REFUSED;
        }
        if (outcome instanceof CodeChangeOutcome.LastTryNotConfirmed) {
            return LAST_TRY;
        }
        if (outcome instanceof CodeChangeOutcome.NotAllowed) {
            return NOT_ALLOWED;
        }
        return outcome instanceof CodeChangeOutcome.OtherCounterFell ? OTHER_COUNTER : INDETERMINATE;
    }

    /** Of a code that did not open anything. */
    static CodeWord of(PinOutcome outcome) {
        if (outcome instanceof PinOutcome.Wrong) {
            return WRONG_CODE;
        }
        if (outcome instanceof PinOutcome.Blocked) {
            return BLOCKED;
        }
        if (outcome instanceof PinOutcome.NotSent) {
            return NOT_SENT;
        }
        if (outcome instanceof PinOutcome.Cancelled) {
            return CANCELLED;
        }
        if (outcome instanceof PinOutcome.TimedOut) {
            return TIMED_OUT;
        }
        if (outcome instanceof PinOutcome.NotRepeated) {
            return NOT_REPEATED;
        }
        return outcome instanceof PinOutcome.NoPinPad ? NO_PIN_PAD : INDETERMINATE;
    }
}
