/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * A card that gives its files a byte at a time keeps other programs from it for minutes: so reading ends after more commands than
 * any honest card needs. One thread.
 */
final class BoundedTransport implements CardTransport {

    /** Six certificates of 4 KB in pieces of 32 bytes, and as much again. */
    static final int MAX_COMMANDS = 1_500;

    private final CardTransport transport;
    private int commands;

    BoundedTransport(CardTransport transport) {
        this.transport = transport;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        if (++commands > MAX_COMMANDS) {
            throw new CardException.MalformedData("more than " + MAX_COMMANDS + " commands to read a card");
        }
        return transport.transmit(command);
    }
}
