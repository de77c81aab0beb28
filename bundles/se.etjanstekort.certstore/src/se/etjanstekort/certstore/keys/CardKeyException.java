/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.security.GeneralSecurityException;

import se.etjanstekort.smartcard.FailureCode;

/** There is no signature, no key, or no connection. The message is for the log; people are told by {@link #failure()}. */
public final class CardKeyException extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    private final transient FailureCode failure;

    public CardKeyException(FailureCode failure, String message) {
        this(failure, message, null);
    }

    public CardKeyException(FailureCode failure, String message, Throwable cause) {
        super(failure.id() + " " + message, cause);
        this.failure = failure;
    }

    /** The code that it is told under. */
    public FailureCode failure() {
        return failure;
    }
}
