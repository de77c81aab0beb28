/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * The card could not be spoken to, or what it said cannot be used. A wrong code is not one of these: that is a
 * {@link PinOutcome}. The message is for the log, never for the screen; people are told by {@link #failure()}.
 */
public abstract sealed class CardException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FailureCode failure;

    private CardException(FailureCode failure, String message, Throwable cause) {
        super(failure.id() + " " + message, cause);
        this.failure = failure;
    }

    /** The code that this failure is told under. */
    public FailureCode failure() {
        return failure;
    }

    /** The card left the reader, or another one took its place (PC/SC {@code SCARD_W_REMOVED_CARD}). */
    public static final class CardRemoved extends CardException {
        private static final long serialVersionUID = 1L;

        public CardRemoved(String message) {
            super(CardFailure.CARD_REMOVED, message, null);
        }
    }

    /** The reader or the service behind it is gone. */
    public static final class ReaderGone extends CardException {
        private static final long serialVersionUID = 1L;

        public ReaderGone(String message) {
            super(CardFailure.READER_GONE, message, null);
        }
    }

    /** Another program holds the card (PC/SC {@code SCARD_E_SHARING_VIOLATION}, or a transaction that does not end). */
    public static final class SharingViolation extends CardException {
        private static final long serialVersionUID = 1L;

        public SharingViolation(String message) {
            super(CardFailure.CARD_IN_USE, message, null);
        }
    }

    /** The system refuses us the card (PC/SC {@code SCARD_W_SECURITY_VIOLATION}; on Linux by polkit). */
    public static final class AccessDenied extends CardException {
        private static final long serialVersionUID = 1L;

        public AccessDenied(String message) {
            super(CardFailure.ACCESS_DENIED, message, null);
        }
    }

    /** The line to the card failed. Whether the card carried out the command is not known. */
    public static final class TransportFailure extends CardException {
        private static final long serialVersionUID = 1L;

        public TransportFailure(String message) {
            super(CardFailure.TRANSPORT_FAILED, message, null);
        }

        public TransportFailure(String message, Throwable cause) {
            super(CardFailure.TRANSPORT_FAILED, message, cause);
        }
    }

    /** The card does not answer to its reset: upside down, dirty, broken (PC/SC {@code SCARD_W_UNRESPONSIVE_CARD}). */
    public static final class CardMute extends CardException {
        private static final long serialVersionUID = 1L;

        public CardMute(String message) {
            super(CardFailure.MUTE, message, null);
        }
    }

    /** The card refused a command that it should have carried out. */
    public static final class UnexpectedStatus extends CardException {
        private static final long serialVersionUID = 1L;

        private final transient StatusWord statusWord;

        public UnexpectedStatus(String command, StatusWord statusWord) {
            super(CardFailure.UNEXPECTED_STATUS, command + " answered " + statusWord, null);
            this.statusWord = statusWord;
        }

        /** What the card answered. */
        public StatusWord statusWord() {
            return statusWord;
        }
    }

    /** The card's data breaks the rules of its format, or contradicts itself. */
    public static final class MalformedData extends CardException {
        private static final long serialVersionUID = 1L;

        public MalformedData(String message) {
            super(CardFailure.MALFORMED_DATA, message, null);
        }

        public MalformedData(String message, Throwable cause) {
            super(CardFailure.MALFORMED_DATA, message, cause);
        }
    }

    /** No application that we know is on the card. */
    public static final class NotRecognised extends CardException {
        private static final long serialVersionUID = 1L;

        public NotRecognised(String message) {
            super(CardFailure.NOT_RECOGNISED, message, null);
        }
    }
}
