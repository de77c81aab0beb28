/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import java.util.Arrays;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.StatusWord;

/** Sends a command that carries codes: once, and nothing of them is left afterwards. */
final class CodeCommand {

    private CodeCommand() {
    }

    /**
     * Sends the command and wipes it on every path.
     *
     * @param name
     *            for the log
     * @return {@link PinOutcome.Indeterminate} when the command went out and no answer came
     * @throws CardException.UnexpectedStatus
     *             when the card answers with what tells nothing of the code
     */
    static PinOutcome send(CardTransport transport, String name, CommandApdu command)
            throws CardException.UnexpectedStatus {
        StatusWord status;
        try {
            status = transport.transmit(command).statusWord();
        } catch (CardException e) {
            return new PinOutcome.Indeterminate();
        } finally {
            command.wipe();
        }
        return CodeAnswer.ofCard(name, status);
    }

    /** Both codes, one after the other; wipes the two arrays. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        Arrays.fill(first, (byte) 0);
        Arrays.fill(second, (byte) 0);
        return joined;
    }

    static byte[] requireCode(byte[] encoded) {
        if (encoded.length == 0) {
            throw new IllegalArgumentException("a code of no bytes");
        }
        return encoded;
    }
}
