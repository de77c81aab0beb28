/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import java.util.Arrays;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * The bottom of every stack: encodes commands for the line and takes answers apart. Wipes the encoded bytes of a command
 * that carries a code, on every path, so that whoever owns the line need not remember to.
 */
public final class LineTransport implements CardTransport {

    private final Line line;

    public LineTransport(Line line) {
        this.line = line;
    }

    /** Bytes there and back. */
    @FunctionalInterface
    public interface Line {

        /**
         * Exchanges a command for its answer. Does not keep the array.
         *
         * @return at least the two bytes of the status word
         */
        byte[] exchange(byte[] command) throws CardException;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        byte[] encoded = command.encode();
        try {
            return ResponseApdu.parse(line.exchange(encoded));
        } finally {
            if (command.carriesCode()) {
                Arrays.fill(encoded, (byte) 0);
            }
        }
    }
}
