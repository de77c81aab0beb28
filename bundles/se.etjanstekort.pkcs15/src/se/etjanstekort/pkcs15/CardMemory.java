/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Optional;

/**
 * What is kept of cards that were here before, so that they need not be read again: public files, in the user's own folder.
 * Nobody is signed in on the strength of it: codes and keys are looked up on the card itself, and the signature is checked.
 * Any thread; answers quickly and does not fail.
 */
public interface CardMemory {

    /** Remembers nothing. */
    CardMemory NONE = new CardMemory() {
        @Override
        public Optional<CardCopy> recall(CardMark mark) {
            return Optional.empty();
        }

        @Override
        public void keep(CardMark mark, CardCopy copy) {
            // as it says
        }

        @Override
        public void forget(CardMark mark) {
            // there is nothing
        }
    };

    /** The copy that was kept; empty where there is none, or it is too old, or not as it was written. */
    Optional<CardCopy> recall(CardMark mark);

    /** Keeps a copy, in place of the one before. Where it cannot, it does not. */
    void keep(CardMark mark, CardCopy copy);

    /** Throws a copy away that has turned out not to fit its card. */
    void forget(CardMark mark);
}
