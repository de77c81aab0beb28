/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import se.etjanstekort.smartcard.FailureCode;

/** The failures of using a card's key for something else than signing in: codes T-40 and up. */
public enum CardKeyFailure implements FailureCode {
    /** No card that is in a reader has a trusted key for what is wanted. */
    NO_KEY("T-40"),
    /** Two different identities fit equally, and nobody could be asked which. */
    AMBIGUOUS("T-41"),
    /** The card that the connection was opened with has left. */
    CARD_GONE("T-42"),
    /** The key can make no signature that TLS 1.3 allows. */
    ONLY_TLS_1_2("T-43"),
    /** The thread that draws the screen asked: it would wait for itself. */
    WRONG_THREAD("T-44"),
    /** With TLS 1.3 the server did not ask for a certificate at the beginning, and cannot later. */
    NOT_ASKED("T-45"),
    /** Nothing that policy allows can ask for a code. */
    NO_PROMPT("T-46"),
    /** The server did not answer, or ended the connection. */
    NO_CONNECTION("T-47"),
    /** The server's certificate does not come from the CAs that were given, or is another server's. */
    SERVER_NOT_TRUSTED("T-48"),
    /** Policy does not let the plug-in have a key store of cards. */
    NOT_ALLOWED("T-49"),
    /** The client is locked. */
    LOCKED("T-50"),
    /** A key for underskrift was to sign a TLS handshake. */
    NOT_FOR_CONNECTIONS("T-51");

    private final String id;

    CardKeyFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
