/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

/**
 * Who asks for a signature, as the prompt for the code names it.
 *
 * @param name
 *            a short line for the user, such as the name of the service that is connected to
 */
public record Requester(String name) {

    private static final int LONGEST = 80;

    public Requester {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a requester has a name of one line");
        }
    }
}
