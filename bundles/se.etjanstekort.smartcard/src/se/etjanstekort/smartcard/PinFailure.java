/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Locale;

/** The failures around codes: P-01 and up. */
public enum PinFailure implements FailureCode {
    /** The code has the wrong length or characters; the card never saw it and no try was spent. */
    WRONG_FORMAT("P-01"),
    /** The card said that the code is wrong. */
    WRONG_CODE("P-02"),
    /** The code is blocked. */
    BLOCKED("P-03"),
    /** The user stopped the entry. */
    CANCELLED("P-04"),
    /** The entry took too long. */
    TIMED_OUT("P-05"),
    /** The card or the reader left before the answer came: nobody knows whether a try was spent. */
    INDETERMINATE("P-06"),
    /** One try is left and the user has not said yes to using it. */
    LAST_TRY_NOT_CONFIRMED("P-07"),
    /** The new code was not entered alike both times; the card never saw it and no try was spent. */
    NOT_REPEATED("P-08");

    private final String id;

    PinFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public FailureText text(Locale locale) {
        return FailureText.load(this, PinFailure.class, locale);
    }
}
