/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/** Ends a command early with a status word and no data. */
final class StatusException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int sw;

    StatusException(int sw) {
        super(Integer.toHexString(sw), null, false, false);
        this.sw = sw;
    }

    int sw() {
        return sw;
    }
}
