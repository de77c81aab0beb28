/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/** The failures between us and the card: codes C-01 and up. */
public enum CardFailure implements FailureCode {
    /** The card left the reader while it was needed. */
    CARD_REMOVED("C-01"),
    /** The reader was unplugged, or the service that drives it went away, while it was needed. */
    READER_GONE("C-02"),
    /** Another program holds the card and does not let go. */
    CARD_IN_USE("C-03"),
    /** The line to the card failed. */
    TRANSPORT_FAILED("C-04"),
    /** The card answered with a status that does not fit the command. */
    UNEXPECTED_STATUS("C-05"),
    /** What the card said cannot be understood, or contradicts itself. */
    MALFORMED_DATA("C-06"),
    /** A card without an application that we know. */
    NOT_RECOGNISED("C-07"),
    /** A card with our application but without a certificate to sign in with. */
    NO_CERTIFICATE("C-08"),
    /** The card does not answer at all: upside down, dirty or broken. */
    MUTE("C-09"),
    /** The system does not let this user or program speak to cards. */
    ACCESS_DENIED("C-10");

    private final String id;

    CardFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
