/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * What a reader can do by itself (PC/SC part 10, 2.2 and 2.3).
 *
 * @param tags
 *            of the features that it has
 */
record Features(Set<Integer> tags) {

    private static final int VERIFY_PIN_DIRECT = 0x06;

    Features {
        tags = Set.copyOf(tags);
    }

    /** Takes tag, length and control code of each feature apart; what is cut off at the end counts as not there. */
    static Features parse(byte[] structures) {
        Set<Integer> tags = new HashSet<>();
        int at = 0;
        while (at + 2 <= structures.length) {
            int length = structures[at + 1] & 0xFF;
            if (length == 4 && at + 2 + length <= structures.length) {
                tags.add(structures[at] & 0xFF);
            }
            at += 2 + length;
        }
        return new Features(tags);
    }

    /** The reader can take a code on keys of its own and put it into VERIFY (FEATURE_VERIFY_PIN_DIRECT). */
    boolean verifiesPinDirectly() {
        return tags.contains(VERIFY_PIN_DIRECT);
    }
}
