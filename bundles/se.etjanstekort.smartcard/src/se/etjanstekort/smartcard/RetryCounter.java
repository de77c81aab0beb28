/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.OptionalInt;

/** How many tries a code has left, as far as it is known. Where the card cannot be asked for free, nobody knows. */
public sealed interface RetryCounter {

    /** So many tries are left; 0 is blocked. */
    record Left(int tries) implements RetryCounter {
        public Left {
            if (tries < 0) {
                throw new IllegalArgumentException("tries left: " + tries);
            }
        }
    }

    /** The card cannot be asked without a risk, or gave no number. */
    record Unknown() implements RetryCounter {
    }

    /** The counter for a number that may be missing. */
    static RetryCounter of(OptionalInt tries) {
        return tries.isPresent() ? new Left(tries.getAsInt()) : new Unknown();
    }

    /** Known to be blocked. */
    default boolean isBlocked() {
        return this instanceof Left left && left.tries() == 0;
    }

    /** Known to be the last try. */
    default boolean isLastTry() {
        return this instanceof Left left && left.tries() == 1;
    }

    /** The number, where it is known. */
    default OptionalInt known() {
        return this instanceof Left left ? OptionalInt.of(left.tries()) : OptionalInt.empty();
    }
}
