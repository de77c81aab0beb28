/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import se.etjanstekort.simulator.internal.reader.Insertion;

/** Hears what becomes of the card in vpcd's slot. Called on the thread that caused it or on the card's own. */
interface CardEvents {

    /** Why a card is out of the slot. */
    enum Reason {
        /** It was taken out. */
        REMOVED,
        /** It was pulled in the middle of a command. */
        PULLED,
        /** The reader's side closed or broke the connection. */
        READER_GONE
    }

    void inserted(Insertion insertion);

    void out(Insertion insertion, Reason reason);
}
