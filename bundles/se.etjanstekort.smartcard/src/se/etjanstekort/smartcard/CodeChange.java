/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * How a person gives two codes, the one that shows who she is (the old code, or the PUK) and the new one: typed, or on the
 * reader's own keys.
 */
public sealed interface CodeChange extends AutoCloseable permits CodeChange.Typed, PinPadEntry {

    /**
     * Both were typed.
     *
     * @param first
     *            the old code, or the PUK
     * @param next
     *            the new code; that it was typed twice alike is the dialog's affair
     */
    record Typed(Pin first, Pin next) implements CodeChange {
        @Override
        public void close() {
            first.close();
            next.close();
        }
    }

    /** Wipes what was typed, or ends what is under way at the reader. May be called more than once. */
    @Override
    void close();
}
