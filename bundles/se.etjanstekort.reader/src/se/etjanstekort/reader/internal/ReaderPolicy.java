/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys of readers. */
final class ReaderPolicy {

    /** Whether codes are entered on a reader's own keys. */
    enum PinPads {
        /** Where a reader has some that are known to work. */
        ALLOW,
        /** Never: codes are typed on the computer's keyboard. */
        DENY
    }

    /** {@code reader.pinpad}: whether codes are entered on a reader's own keys. */
    static final PolicyKey<PinPads> PIN_PADS = PolicyKey.security("reader.pinpad", PolicyType.choice(PinPads.class),
            PinPads.ALLOW);

    private ReaderPolicy() {
    }
}
