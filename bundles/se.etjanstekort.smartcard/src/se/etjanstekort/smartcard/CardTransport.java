/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * The line to a card: one command, one answer. Decorators add what the protocol wants (GET RESPONSE, chaining, tracing).
 * A transport never judges a status word.
 */
@FunctionalInterface
public interface CardTransport {

    /**
     * Sends a command and waits for its answer, on the calling thread.
     *
     * @throws CardException
     *             when no answer came: the card or reader is gone, or the line failed; whether the card carried the command
     *             out is then not known
     */
    ResponseApdu transmit(CommandApdu command) throws CardException;
}
