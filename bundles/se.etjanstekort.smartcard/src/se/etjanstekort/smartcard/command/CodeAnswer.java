/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import java.util.OptionalInt;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;

/** What an answer to a command that carries a code says of that code; the one table of it. */
public final class CodeAnswer {

    private static final StatusWord REFUSED_WITHOUT_NUMBER = new StatusWord(0x6300);

    private CodeAnswer() {
    }

    /**
     * What the card's answer to VERIFY, CHANGE REFERENCE DATA or RESET RETRY COUNTER says (ISO/IEC 7816-4, 11.5.2).
     *
     * @param command
     *            its name, for the log
     * @throws CardException.UnexpectedStatus
     *             when the status tells nothing of the code
     */
    public static PinOutcome ofCard(String command, StatusWord status) throws CardException.UnexpectedStatus {
        if (status.isSuccess()) {
            return new PinOutcome.Verified();
        }
        OptionalInt left = status.triesLeft();
        if (isBlocked(status) || left.isPresent() && left.getAsInt() == 0) {
            return new PinOutcome.Blocked();
        }
        if (left.isPresent() || status.equals(REFUSED_WITHOUT_NUMBER)) {
            return new PinOutcome.Wrong(RetryCounter.of(left));
        }
        throw new CardException.UnexpectedStatus(command, status);
    }

    /**
     * The same where the code was entered on a reader's own keys: what the reader answers in the card's place (PC/SC part 10,
     * v2.02.09, 2.5.2) is told apart from the card's own answers.
     */
    public static PinOutcome ofPinPad(String command, StatusWord status) throws CardException.UnexpectedStatus {
        return switch (status.value()) {
        case 0x6400 -> new PinOutcome.TimedOut();
        case 0x6401 -> new PinOutcome.Cancelled();
        case 0x6402 -> new PinOutcome.NotRepeated();
        case 0x6403 -> new PinOutcome.NotSent();
        default -> ofCard(command, status);
        };
    }

    static boolean isBlocked(StatusWord status) {
        return status.equals(StatusWord.AUTHENTICATION_METHOD_BLOCKED)
                || status.equals(StatusWord.REFERENCE_DATA_NOT_USABLE);
    }
}
