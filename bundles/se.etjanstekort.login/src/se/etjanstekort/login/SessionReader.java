/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import se.etjanstekort.smartcard.ReaderModel;

/**
 * The reader that somebody signed in at. In a remote session it may go and come back under another name: with the same card in
 * it, it is the same reader for the user, and is called as before.
 *
 * @param name
 *            as the system called it when she signed in
 * @param serial
 *            of the card that was in; empty where it tells none, which no reader is known again by
 */
public record SessionReader(String name, String serial) {

    static final SessionReader UNKNOWN = new SessionReader("", "");

    /** The one that a card is in. */
    public static SessionReader of(CardOverview card) {
        return new SessionReader(card.reader().name(), card.contents().tokenInfo().serialNumber());
    }

    /** Whether that card is in this reader, for the user. */
    public boolean holds(CardOverview card) {
        return ReaderModel.isSame(name, serial, card.reader().name(), card.contents().tokenInfo().serialNumber());
    }
}
