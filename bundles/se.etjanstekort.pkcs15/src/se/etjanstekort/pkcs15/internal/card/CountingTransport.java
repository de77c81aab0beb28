/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import se.etjanstekort.pkcs15.CardStatistics;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** Counts what goes over the line, and ends it when a card wants more than any honest one. One thread. */
public final class CountingTransport implements CardTransport {

    /** Twice what {@link CardFiles#MAX_BYTES} take in blocks of half the usual size. */
    static final int MAX_COMMANDS = 4_096;

    private static final int GET_RESPONSE = 0xC0;
    private static final int STATUS_WORD = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final CardTransport next;
    private final long started = System.nanoTime();
    private int apdus;
    private int getResponses;
    private long bytesSent;
    private long bytesReceived;

    public CountingTransport(CardTransport next) {
        this.next = next;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        if (++apdus > MAX_COMMANDS) {
            throw new CardException.MalformedData("more than " + MAX_COMMANDS + " commands to read a card");
        }
        getResponses += command.ins() == GET_RESPONSE ? 1 : 0;
        bytesSent += command.encodedLength();
        ResponseApdu response = next.transmit(command);
        bytesReceived += response.length() + STATUS_WORD;
        return response;
    }

    /** What has been counted so far. */
    public CardStatistics statistics() {
        return new CardStatistics(apdus, getResponses, bytesSent, bytesReceived,
                (System.nanoTime() - started) / NANOS_PER_MILLI);
    }
}
