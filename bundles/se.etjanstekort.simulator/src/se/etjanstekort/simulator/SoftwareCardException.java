/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import se.etjanstekort.smartcard.FailureCode;

/** A software card could not be made. */
public final class SoftwareCardException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FailureCode failure;

    SoftwareCardException(SoftwareCardFailure failure, String message, Throwable cause) {
        super(failure.id() + " " + message, cause);
        this.failure = failure;
    }

    /** The code that it is told under. */
    public FailureCode failure() {
        return failure;
    }
}
