/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinOutcome;

/** What came of an attempt to prove an identity with a code and a signature. */
public sealed interface Proof {

    /** The signature over a fresh challenge was made by the key of the validated certificate. */
    record Proved(Candidate candidate) implements Proof {
    }

    /** No signature was made, because of the code. */
    record Refused(PinOutcome outcome) implements Proof {
    }

    /**
     * No valid signature came of it, for a reason that has nothing to do with the code.
     *
     * @param isFinal
     *            the card is given no further code for as long as it stays in the reader: it took one and did not show for it
     *            that it is genuine, or did with it what no card should
     */
    record Failed(FailureCode failure, boolean isFinal) implements Proof {

        /** Another code may be tried. */
        public Failed(FailureCode failure) {
            this(failure, false);
        }
    }
}
