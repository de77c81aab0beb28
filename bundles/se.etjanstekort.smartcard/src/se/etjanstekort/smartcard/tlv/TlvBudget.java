/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.tlv;

import java.util.concurrent.atomic.AtomicInteger;

import se.etjanstekort.smartcard.CardException;

/** How deep and how many objects may still be read from one input. */
final class TlvBudget {

    private final int depth;
    private final AtomicInteger objects;

    private TlvBudget(int depth, AtomicInteger objects) {
        this.depth = depth;
        this.objects = objects;
    }

    static TlvBudget full() {
        return new TlvBudget(TlvReader.MAX_DEPTH, new AtomicInteger(TlvReader.MAX_OBJECTS));
    }

    TlvBudget deeper() throws CardException.MalformedData {
        if (depth == 1) {
            throw new CardException.MalformedData("TLV nested deeper than " + TlvReader.MAX_DEPTH);
        }
        return new TlvBudget(depth - 1, objects);
    }

    void spendObject() throws CardException.MalformedData {
        if (objects.decrementAndGet() < 0) {
            throw new CardException.MalformedData("more than " + TlvReader.MAX_OBJECTS + " TLV objects");
        }
    }
}
