/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinOutcome;

/**
 * RESET RETRY COUNTER (ISO/IEC 7816-4, 11.5.10): unblocks a code. Each form is sent once.
 */
public final class ResetRetryCounter {

    private static final int INS = 0x2C;
    private static final int PUK_AND_NEW = 0x00;
    private static final int PUK_ONLY = 0x01;
    private static final int NEW_ONLY = 0x02;
    private static final int NEITHER = 0x03;
    private static final String NAME = "RESET RETRY COUNTER";

    private ResetRetryCounter() {
    }

    /**
     * Gives the PUK and a new code (P1 = 00).
     *
     * @param reference
     *            of the code that is unblocked, P2, 0 to 255
     * @param puk
     *            as the card wants it, at least one byte; is wiped here on every path
     * @param next
     *            the new code, likewise
     * @return {@link PinOutcome.Verified} when the new code counts; {@link PinOutcome.Wrong} and {@link PinOutcome.Blocked} speak
     *         of the PUK
     * @throws CardException.UnexpectedStatus
     *             when the card answers with what tells nothing of the PUK
     */
    public static PinOutcome withPukAndNew(CardTransport transport, int reference, byte[] puk, byte[] next)
            throws CardException.UnexpectedStatus {
        byte[] data = CodeCommand.joined(CodeCommand.requireCode(puk), CodeCommand.requireCode(next));
        return CodeCommand.send(transport, NAME, new CommandApdu(0x00, INS, PUK_AND_NEW, reference, data));
    }

    /** Gives the PUK alone (P1 = 01): the old code counts again. */
    public static PinOutcome withPuk(CardTransport transport, int reference, byte[] puk)
            throws CardException.UnexpectedStatus {
        return CodeCommand.send(transport, NAME,
                new CommandApdu(0x00, INS, PUK_ONLY, reference, CodeCommand.requireCode(puk)));
    }

    /** Gives a new code alone (P1 = 02), on a card that has verified the PUK in this session. */
    public static PinOutcome withNew(CardTransport transport, int reference, byte[] next)
            throws CardException.UnexpectedStatus {
        return CodeCommand.send(transport, NAME,
                new CommandApdu(0x00, INS, NEW_ONLY, reference, CodeCommand.requireCode(next)));
    }

    /** Gives nothing (P1 = 03), on a card that has verified the PUK in this session: the old code counts again. */
    public static PinOutcome withNeither(CardTransport transport, int reference) throws CardException.UnexpectedStatus {
        return CodeCommand.send(transport, NAME, new CommandApdu(0x00, INS, NEITHER, reference));
    }
}
