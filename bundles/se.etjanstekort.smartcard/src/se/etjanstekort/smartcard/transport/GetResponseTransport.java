/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import java.io.ByteArrayOutputStream;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * Fetches what a card has ready: 61XX is answered by GET RESPONSE until all is there (ISO/IEC 7816-4, 11.8.1). Bounded in
 * number and bytes; the command itself is sent once.
 */
final class GetResponseTransport implements CardTransport {

    /** No answer is longer than an extended command can ask for. */
    static final int MAX_BYTES = CommandApdu.MAX_EXTENDED_NE;
    /** As many as that many bytes take. */
    static final int MAX_ROUNDS = MAX_BYTES / CommandApdu.MAX_SHORT_NE;

    private static final int MORE_AVAILABLE = 0x61;
    private static final int INS_GET_RESPONSE = 0xC0;
    private static final int CHAINING = 0x10;

    private final CardTransport next;

    GetResponseTransport(CardTransport next) {
        this.next = next;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        ResponseApdu response = next.transmit(command);
        if (response.statusWord().sw1() != MORE_AVAILABLE) {
            return response;
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(response.data());
        for (int round = 0; response.statusWord().sw1() == MORE_AVAILABLE; round++) {
            if (round == MAX_ROUNDS) {
                throw new CardException.MalformedData("61XX without an end");
            }
            int available = response.statusWord().sw2();
            int ne = available == 0 ? CommandApdu.MAX_SHORT_NE : available;
            response = next.transmit(new CommandApdu(command.cla() & ~CHAINING, INS_GET_RESPONSE, 0, 0, ne));
            if (data.size() + response.length() > MAX_BYTES) {
                throw new CardException.MalformedData("answer longer than " + MAX_BYTES + " bytes");
            }
            data.writeBytes(response.data());
        }
        return new ResponseApdu(data.toByteArray(), response.statusWord());
    }
}
