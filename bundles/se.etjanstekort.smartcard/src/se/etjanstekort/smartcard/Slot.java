/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.List;

/** What a reader's slot holds. */
public sealed interface Slot {

    /** The number of what is in the slot, counted from 1 for each reader; 0 for an empty one. */
    long insertion();

    /** No card. */
    record Empty() implements Slot {
        @Override
        public long insertion() {
            return 0;
        }
    }

    /**
     * A card that answered to its reset.
     *
     * @param insertion
     *            counts what was put into this reader; the same number is the same card, still in place
     */
    record Present(long insertion, Atr atr) implements Slot {
    }

    /**
     * A card that does not answer: upside down, dirty, broken, or no smart card.
     *
     * @param insertion
     *            as in {@link Present}
     */
    record Mute(long insertion) implements Slot {
    }

    /**
     * A card that another program keeps: it has taken it for itself alone (PC/SC {@code SCARD_STATE_EXCLUSIVE}), or its
     * transaction does not end.
     *
     * @param insertion
     *            as in {@link Present}: when the other program lets go, the same number becomes present
     * @param programs
     *            by name, running programs that are known to use cards; may be empty. They are named and never touched
     */
    record InUse(long insertion, Atr atr, List<String> programs) implements Slot {

        public InUse {
            programs = List.copyOf(programs);
        }

        public InUse(long insertion, Atr atr) {
            this(insertion, atr, List.of());
        }

        /** As it is told to people. */
        public FailureCode failure() {
            return programs.isEmpty() ? CardFailure.CARD_IN_USE : new ReaderDiagnosis.HeldCard(programs);
        }
    }
}
