/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * What is done with a card while it is ours.
 *
 * @param <T>
 *            what comes of it
 */
@FunctionalInterface
public interface CardWork<T> {

    /** Runs on the reader's thread, within the session. */
    T run(CardSession session) throws CardException;
}
