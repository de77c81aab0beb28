/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.Arrays;

/** What a command answers: data and a status word. */
record Reply(byte[] data, int sw) {

    private static final byte[] NOTHING = {};

    static Reply status(int sw) {
        return new Reply(NOTHING, sw);
    }

    static Reply success(byte[] data) {
        return new Reply(data, Sw.SUCCESS);
    }

    byte[] encode() {
        byte[] bytes = Arrays.copyOf(data, data.length + 2);
        bytes[data.length] = (byte) (sw >> 8);
        bytes[data.length + 1] = (byte) sw;
        return bytes;
    }
}
