/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.util.Optional;

/**
 * A key on the card and the certificate beside it.
 *
 * @param name
 *            identity and purpose, as in {@code hsa.authentication}
 * @param authority
 *            who issues the certificate
 * @param fromDay
 *            first day of validity, counted from the day of issue
 * @param toDay
 *            last day of validity, counted likewise; negative for a certificate that has expired
 * @param certificateFrom
 *            the persona whose certificate is put on the card in place of one's own: a forgery
 * @param keyFrom
 *            the credential whose private key stands in place of one's own: a forgery
 */
public record Credential(String name, Identity identity, Purpose purpose, String authority, KeyKind key, int fromDay,
        int toDay,
        Optional<String> certificateFrom, Optional<String> keyFrom) {

    /** Which of the two identities on a card. */
    public enum Identity {
        /** The employee, by HSA-id. */
        HSA,
        /** The citizen, by personnummer. */
        ID
    }

    /** What the certificate is for. */
    public enum Purpose {
        /** Legitimering. */
        AUTHENTICATION,
        /** Underskrift. */
        SIGNATURE
    }

    /** The code that opens the key. */
    public Code.Role code() {
        return purpose == Purpose.SIGNATURE ? Code.Role.PIN2 : Code.Role.PIN1;
    }
}
