/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Comparator;

/**
 * One card's stay in one reader. The same card put in again has another key, so that nothing that was begun with the one is
 * ever carried on with the other.
 *
 * @param reader
 *            the reader's name
 * @param insertion
 *            see {@link se.etjanstekort.smartcard.Slot#insertion()}
 */
public record CardKey(String reader, long insertion) implements Comparable<CardKey> {

    private static final Comparator<CardKey> ORDER = Comparator.comparing(CardKey::reader)
            .thenComparingLong(CardKey::insertion);

    @Override
    public int compareTo(CardKey other) {
        return ORDER.compare(this, other);
    }
}
