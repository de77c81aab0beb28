/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import se.etjanstekort.certstore.Purpose;

/** The codes of a card, as people tell them apart: by digit, shape and name. */
public enum CodeName {
    /** PIN 1, legitimering. */
    PIN_1("1"),
    /** PIN 2, underskrift. */
    PIN_2("2"),
    /** The code that unblocks the others. */
    PUK("P");

    private final String sign;

    CodeName(String sign) {
        this.sign = sign;
    }

    /** The code that a key of this purpose wants. */
    public static CodeName of(Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? PIN_1 : PIN_2;
    }

    /** The one character on the badge. */
    public String sign() {
        return sign;
    }
}
