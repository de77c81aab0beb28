/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import se.etjanstekort.smartcard.FailureCode;

/** The failures around the client that the sign-in starts: S-20 and up. */
enum SessionUiFailure implements FailureCode {
    /** A part of the suite that the sign-in needs is not running. */
    SIGN_IN_MISSING("S-20"),
    /** The product names no application of its own to start. */
    HOST_MISSING("S-21"),
    /** The client ended with an error instead of starting. */
    HOST_FAILED("S-22"),
    /** The sign-in stopped while the client ran: who sits there can no longer be told. */
    SIGN_IN_LOST("S-23");

    private final String id;

    SessionUiFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
