/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.Locale;

/** How a fingerprint is written for people who compare it with another one. */
public final class Fingerprint {

    private static final String BETWEEN_OCTETS = "(?<=\\G..)(?!$)";

    private Fingerprint() {
    }

    /**
     * As tools write it: {@code 87:67:26:0A:…}.
     *
     * @param sha256
     *            hexadecimal digits
     */
    public static String shown(String sha256) {
        return String.join(":", sha256.toUpperCase(Locale.ROOT).split(BETWEEN_OCTETS));
    }
}
