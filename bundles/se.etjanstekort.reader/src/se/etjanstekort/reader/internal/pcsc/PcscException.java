/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

/** A PC/SC function did not succeed. */
public final class PcscException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PcscError error;

    public PcscException(String function, int code) {
        super(function + " returned 0x" + Integer.toHexString(code) + " (" + PcscError.of(code) + ")");
        this.error = PcscError.of(code);
    }

    /** What the function returned. */
    public PcscError error() {
        return error;
    }
}
