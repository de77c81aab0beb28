/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * How a person gives one code: typed on the computer, or on the reader's own keys, where the computer never sees it. Belongs to
 * whoever it was handed over to, who closes it.
 */
public sealed interface PinEntry extends AutoCloseable permits Pin, PinPadEntry {

    /** Wipes what was typed, or ends what is under way at the reader. May be called more than once. */
    @Override
    void close();
}
