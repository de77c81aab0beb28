/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import se.etjanstekort.smartcard.FailureCode;

/** What can keep a software card from being made: codes X-01 and up. */
public enum SoftwareCardFailure implements FailureCode {
    /** There is no persona of that name. */
    PERSONA_UNKNOWN("X-01"),
    /** The folder of the test PKI cannot be read or written, or what lies in it is not a PKI. */
    PKI_UNUSABLE("X-02"),
    /** No card can be made of a capture file. */
    CAPTURE_UNUSABLE("X-03");

    private final String id;

    SoftwareCardFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
