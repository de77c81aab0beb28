/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import java.util.function.Consumer;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * Tells a sink of every command and answer, a line each. The data of a command that carries a code is never in them, nor is the
 * data of its answer: a card could send the code back.
 */
final class TracingTransport implements CardTransport {

    private final CardTransport next;
    private final Consumer<String> sink;

    TracingTransport(CardTransport next, Consumer<String> sink) {
        this.next = next;
        this.sink = sink;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        sink.accept("> " + command);
        ResponseApdu response;
        try {
            response = next.transmit(command);
        } catch (CardException e) {
            sink.accept("! " + e.failure().id());
            throw e;
        }
        sink.accept("< " + (command.carriesCode() ? redacted(response) : response.toString()));
        return response;
    }

    private static String redacted(ResponseApdu response) {
        String data = response.length() == 0 ? "" : "(" + response.length() + " bytes hidden) ";
        return data + response.statusWord();
    }
}
