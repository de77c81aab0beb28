/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import se.etjanstekort.smartcard.FailureCode;

/** The failures of signing in that are not the card's, the code's or the certificate's: S-01 and up. */
public enum SessionFailure implements FailureCode {
    /** The card has no key, or no code, that belongs to its certificate. */
    KEY_MISSING("S-01"),
    /** No reader is connected. */
    NO_READER("S-02"),
    /** No card is in the reader. */
    NO_CARD("S-03"),
    /** No reader of the name that was asked for. */
    UNKNOWN_READER("S-04"),
    /** The card belongs to somebody else than the person whom the client is locked for. */
    SOMEBODY_ELSE("S-05"),
    /** No part that finds readers is installed or running. */
    NO_READER_SUPPORT("S-06"),
    /** Something went wrong in the program itself. */
    INTERNAL("S-07"),
    /** The card was known from an earlier visit, and is somebody else's, or has other codes, by now. */
    CARD_CHANGED("S-08");

    private final String id;

    SessionFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
