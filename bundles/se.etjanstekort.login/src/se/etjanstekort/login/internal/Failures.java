/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Optional;
import java.util.concurrent.CompletionException;

import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.FailureCode;

/** Says under which code a thrown failure is told. */
final class Failures {

    private Failures() {
    }

    /** The card's own failure, or {@link SessionFailure#INTERNAL} for a fault of ours. */
    static FailureCode of(Throwable thrown) {
        return cardException(thrown).map(CardException::failure).orElse(SessionFailure.INTERNAL);
    }

    /** Whether the fault is ours, and belongs into the log. */
    static boolean isInternal(Throwable thrown) {
        return cardException(thrown).isEmpty();
    }

    private static Optional<CardException> cardException(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause()
                : thrown;
        return cause instanceof CardException exception ? Optional.of(exception) : Optional.empty();
    }
}
