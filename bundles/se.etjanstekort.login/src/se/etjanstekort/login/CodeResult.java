/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.pkcs15.CodeChangeOutcome;
import se.etjanstekort.smartcard.FailureCode;

/** What came of changing or unblocking a code. */
public sealed interface CodeResult {

    /** The failure to tell of; empty where the new code counts. */
    Optional<FailureCode> failure();

    /** The card was asked, or the codes were such that it was not. */
    record Ended(CodeChangeOutcome outcome) implements CodeResult {
        @Override
        public Optional<FailureCode> failure() {
            return outcome.failure();
        }
    }

    /** No code was sent, or the card's answer tells nothing of it. */
    record Failed(FailureCode cause) implements CodeResult {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(cause);
        }
    }
}
