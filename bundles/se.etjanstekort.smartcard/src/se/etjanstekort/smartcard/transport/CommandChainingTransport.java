/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import java.util.Arrays;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * Keeps to short commands on a card that knows no other: data that does not fit into one is sent in a chain (ISO/IEC 7816-4,
 * 5.3.3), and no more bytes are asked for than a short command can. A link that the card refuses ends the chain, and its status
 * is the answer.
 */
final class CommandChainingTransport implements CardTransport {

    private static final int LINK = 255;
    private static final int CHAINING = 0x10;

    private final CardTransport next;

    CommandChainingTransport(CardTransport next) {
        this.next = next;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        if (!command.isExtended()) {
            return next.transmit(command);
        }
        int ne = Math.min(command.ne(), CommandApdu.MAX_SHORT_NE);
        return command.nc() <= LINK ? next.transmit(command.withNe(ne)) : transmitChain(command, ne);
    }

    private ResponseApdu transmitChain(CommandApdu command, int ne) throws CardException {
        byte[] data = command.data();
        try {
            int at = 0;
            while (data.length - at > LINK) {
                byte[] link = Arrays.copyOfRange(data, at, at + LINK);
                ResponseApdu response = transmitLink(command, command.cla() | CHAINING, link, 0);
                if (!response.isSuccess()) {
                    return response;
                }
                at += LINK;
            }
            return transmitLink(command, command.cla(), Arrays.copyOfRange(data, at, data.length), ne);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    private ResponseApdu transmitLink(CommandApdu command, int cla, byte[] data, int ne) throws CardException {
        CommandApdu link = new CommandApdu(cla, command.ins(), command.p1(), command.p2(), data, ne);
        try {
            return next.transmit(link);
        } finally {
            link.wipe();
        }
    }
}
