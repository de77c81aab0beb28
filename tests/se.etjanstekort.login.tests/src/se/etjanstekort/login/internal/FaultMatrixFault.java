/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Optional;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;

/** What may go wrong with one command. */
enum FaultMatrixFault {

    CARD_REMOVED(CardFailure.CARD_REMOVED), READER_UNPLUGGED(CardFailure.READER_GONE),
    SERVICE_KILLED(CardFailure.READER_GONE), TRANSPORT_ERROR(CardFailure.TRANSPORT_FAILED),
    TRUNCATED(CardFailure.TRANSPORT_FAILED), SW_6F00(0x6F00), SW_6982(0x6982), SW_6985(0x6985),
    ENDLESS_61FF(0x61FF), RESET_BY_ANOTHER(Optional.empty(), 0), SHARING_VIOLATION(CardFailure.CARD_IN_USE);

    private static final int FULL = 255;

    private final Optional<FailureCode> failure;
    private final int statusWord;

    FaultMatrixFault(Optional<FailureCode> failure, int statusWord) {
        this.failure = failure;
        this.statusWord = statusWord;
    }

    FaultMatrixFault(FailureCode failure) {
        this(Optional.of(failure), 0);
    }

    FaultMatrixFault(int statusWord) {
        this(Optional.empty(), statusWord);
    }

    /** The failure that the line itself tells; empty where the card goes on answering. */
    Optional<FailureCode> failure() {
        return failure;
    }

    /** Whether the card loses power or is set back. */
    boolean setsBack() {
        return this == CARD_REMOVED || this == READER_UNPLUGGED || this == SERVICE_KILLED || this == RESET_BY_ANOTHER;
    }

    /** Whether the card cannot be spoken to any more until it is put in again. */
    boolean endsStay() {
        return this == CARD_REMOVED || this == READER_UNPLUGGED || this == SERVICE_KILLED;
    }

    /** What is told in the place of the card's answer; empty when the card answers itself. */
    Optional<ResponseApdu> instead() throws CardException {
        return switch (this) {
        case CARD_REMOVED -> throw new CardException.CardRemoved("matrix");
        case READER_UNPLUGGED, SERVICE_KILLED -> throw new CardException.ReaderGone("matrix");
        case TRANSPORT_ERROR -> throw new CardException.TransportFailure("matrix");
        case SHARING_VIOLATION -> throw new CardException.SharingViolation("matrix");
        case TRUNCATED -> Optional.of(ResponseApdu.parse(new byte[] { (byte) 0x90 }));
        case RESET_BY_ANOTHER -> Optional.empty();
        case SW_6F00, SW_6982, SW_6985 -> Optional.of(new ResponseApdu(new byte[0], new StatusWord(statusWord)));
        case ENDLESS_61FF -> Optional.of(new ResponseApdu(new byte[FULL], new StatusWord(statusWord)));
        };
    }
}
