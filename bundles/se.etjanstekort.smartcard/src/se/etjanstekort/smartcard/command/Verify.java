/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;

/** VERIFY (ISO/IEC 7816-4, 11.5.6). */
public final class Verify {

    private static final int INS = 0x20;

    private Verify() {
    }

    /**
     * Sends a code, once.
     *
     * @param reference
     *            of the code, P2, 0 to 255
     * @param encoded
     *            the code as the card wants it, at least one byte; is wiped here on every path
     * @return {@link PinOutcome.Indeterminate} when the command went out and no answer came
     * @throws CardException.UnexpectedStatus
     *             when the card answers with what tells nothing of the code
     */
    public static PinOutcome code(CardTransport transport, int reference, byte[] encoded)
            throws CardException.UnexpectedStatus {
        // a VERIFY of no bytes would ask for the tries left
        return CodeCommand.send(transport, "VERIFY",
                new CommandApdu(0x00, INS, 0x00, reference, CodeCommand.requireCode(encoded)));
    }

    /**
     * Asks for the tries left by a VERIFY without data. Not free on every card: on some it is a wrong code. To be used only
     * where the card is known to answer for nothing.
     *
     * @return unknown for whatever tells no number, which 9000 (the code stands verified) does not either
     */
    public static RetryCounter triesLeft(CardTransport transport, int reference) throws CardException {
        StatusWord status = transport.transmit(new CommandApdu(0x00, INS, 0x00, reference)).statusWord();
        return CodeAnswer.isBlocked(status) ? new RetryCounter.Left(0) : RetryCounter.of(status.triesLeft());
    }
}
