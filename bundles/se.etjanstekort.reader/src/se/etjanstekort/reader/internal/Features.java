/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a reader can do by itself (PC/SC part 10, v2.02.09, 2.2 and 2.3).
 *
 * @param controlCodes
 *            by which each is asked for, under the features' tags
 */
record Features(Map<Integer, Integer> controlCodes) {

    static final int VERIFY_PIN_DIRECT = 0x06;
    static final int MODIFY_PIN_DIRECT = 0x07;
    static final int IFD_PIN_PROPERTIES = 0x0A;
    static final int ABORT = 0x0B;
    static final int GET_TLV_PROPERTIES = 0x12;

    private static final int CODE_LENGTH = 4;

    Features {
        controlCodes = Map.copyOf(controlCodes);
    }

    /** Takes tag, length and control code (big-endian) of each feature apart; what is cut off at the end is not there. */
    static Features parse(byte[] structures) {
        Map<Integer, Integer> codes = new HashMap<>();
        int at = 0;
        while (at + 2 <= structures.length) {
            int length = structures[at + 1] & 0xFF;
            if (length == CODE_LENGTH && at + 2 + length <= structures.length) {
                codes.put(structures[at] & 0xFF, ByteBuffer.wrap(structures, at + 2, length).getInt());
            }
            at += 2 + length;
        }
        return new Features(codes);
    }

    /** The control code of a feature; empty where the reader does not have it. */
    OptionalInt controlCode(int tag) {
        Integer code = controlCodes.get(tag);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** The reader can take a code on keys of its own and put it into VERIFY (FEATURE_VERIFY_PIN_DIRECT). */
    boolean verifiesPinDirectly() {
        return controlCodes.containsKey(VERIFY_PIN_DIRECT);
    }
}
