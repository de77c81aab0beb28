/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

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
    NOT_REPEATED("P-08"),
    /** The code was to be entered on the reader's own keys, which are not there or cannot form it. */
    NO_PIN_PAD("P-09"),
    /** A wrong code was counted on another code too: the card is not what it says, and gets no more codes. */
    OTHER_COUNTER_FELL("P-10"),
    /** The new code is the old one; nothing was sent. */
    SAME_CODE("P-11"),
    /** The card does not take the new code; the old one stays. */
    NEW_CODE_REFUSED("P-12"),
    /** The card or the reader left while a code was being changed: the old or the new one counts. */
    CHANGE_INDETERMINATE("P-13"),
    /** The card does not let this code be changed, or has no PUK for it. */
    CHANGE_NOT_ALLOWED("P-14"),
    /** The card said that the PUK is wrong. */
    WRONG_PUK("P-15"),
    /** The PUK is blocked. */
    PUK_BLOCKED("P-16");

    private final String id;

    PinFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
