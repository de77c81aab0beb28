/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import java.util.function.Consumer;

import se.etjanstekort.smartcard.CardTransport;

/**
 * Stacks the decorators that ISO/IEC 7816-4 wants between commands and the line, in the one right order: chaining, then GET
 * RESPONSE, then the correction of Ne, then the line. All are bounded; none sends a code or a signature twice.
 */
public final class CardTransports {

    private CardTransports() {
    }

    /** For a card that may know short commands only, which is every card until it has said otherwise. */
    public static CardTransport standard(CardTransport line) {
        return new CommandChainingTransport(corrected(line));
    }

    /**
     * For a card that has said that it knows extended commands (ISO/IEC 7816-4, 12.2.2.9): it is asked for long answers at once,
     * for as long as neither it nor its reader refuses that. Commands with data stay short.
     */
    public static CardTransport extended(CardTransport line) {
        return new ExtendedReadTransport(corrected(line), standard(line));
    }

    private static CardTransport corrected(CardTransport line) {
        return new GetResponseTransport(new WrongLengthTransport(line));
    }

    /**
     * A line that tells a sink of what goes over it, without codes; to be put below {@link #standard(CardTransport)}, so that
     * the sink hears what is really sent.
     *
     * @param sink
     *            called on the transmitting thread, before and after each command; must not throw
     */
    public static CardTransport traced(CardTransport line, Consumer<String> sink) {
        return new TracingTransport(line, sink);
    }
}
