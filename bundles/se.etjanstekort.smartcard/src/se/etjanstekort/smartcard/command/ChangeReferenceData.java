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
 * CHANGE REFERENCE DATA (ISO/IEC 7816-4, 11.5.7): a new code in the place of an old one. Each form is sent once. Where its answer
 * is lost ({@link PinOutcome.Indeterminate}), either the old or the new code counts.
 */
public final class ChangeReferenceData {

    private static final int INS = 0x24;
    private static final int OLD_AND_NEW = 0x00;
    private static final int NEW_ONLY = 0x01;
    private static final String NAME = "CHANGE REFERENCE DATA";

    private ChangeReferenceData() {
    }

    /**
     * Gives the old code and the new one (P1 = 00).
     *
     * @param reference
     *            of the code, P2, 0 to 255
     * @param current
     *            the old code as the card wants it, at least one byte; is wiped here on every path
     * @param next
     *            the new one, likewise
     * @return {@link PinOutcome.Verified} when the new code counts; {@link PinOutcome.Wrong} and {@link PinOutcome.Blocked} speak
     *         of the old one
     * @throws CardException.UnexpectedStatus
     *             when the card answers with what tells nothing of the old code, such as that it does not like the new one
     */
    public static PinOutcome exchange(CardTransport transport, int reference, byte[] current, byte[] next)
            throws CardException.UnexpectedStatus {
        byte[] data = CodeCommand.joined(CodeCommand.requireCode(current), CodeCommand.requireCode(next));
        return CodeCommand.send(transport, NAME, new CommandApdu(0x00, INS, OLD_AND_NEW, reference, data));
    }

    /**
     * Gives the new code alone (P1 = 01), on a card that has verified the old one in this session.
     *
     * @param next
     *            the new code as the card wants it, at least one byte; is wiped here on every path
     */
    public static PinOutcome replace(CardTransport transport, int reference, byte[] next)
            throws CardException.UnexpectedStatus {
        return CodeCommand.send(transport, NAME,
                new CommandApdu(0x00, INS, NEW_ONLY, reference, CodeCommand.requireCode(next)));
    }
}
