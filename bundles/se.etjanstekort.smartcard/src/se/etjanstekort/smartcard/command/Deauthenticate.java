/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;

/** DE-AUTHENTICATE of MyEID cards: no code stands verified any more. Not in ISO/IEC 7816. */
public final class Deauthenticate {

    private static final int INS = 0x2E;

    private Deauthenticate() {
    }

    /** @return whether the card says that it has done so */
    public static boolean all(CardTransport transport) throws CardException {
        return transport.transmit(new CommandApdu(0x00, INS, 0x00, 0x00)).isSuccess();
    }
}
