/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * Asks once more for as many bytes as the card says that there are: 6CXX (ISO/IEC 7816-4, 5.6). Never a command that must not
 * be repeated; such a one, and a second 6CXX, go to the caller as they are.
 */
final class WrongLengthTransport implements CardTransport {

    private static final int WRONG_NE = 0x6C;

    private final CardTransport next;

    WrongLengthTransport(CardTransport next) {
        this.next = next;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        ResponseApdu response = next.transmit(command);
        if (response.statusWord().sw1() != WRONG_NE || !command.isRepeatable()) {
            return response;
        }
        int available = response.statusWord().sw2();
        return next.transmit(command.withNe(available == 0 ? CommandApdu.MAX_SHORT_NE : available));
    }
}
