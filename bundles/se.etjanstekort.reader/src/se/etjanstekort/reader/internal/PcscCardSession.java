/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import se.etjanstekort.reader.internal.pcsc.Pcsc.Disposition;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A transaction, as the work in it sees it. */
final class PcscCardSession implements CardSession {

    private final Atr atr;
    private final CardTransport transport;
    private final Thread owner = Thread.currentThread();
    private Disposition disposition = Disposition.LEAVE;
    private boolean over;

    PcscCardSession(Atr atr, CardTransport transport) {
        this.atr = atr;
        this.transport = transport;
    }

    @Override
    public Atr atr() {
        return atr;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        requireOpen();
        return transport.transmit(command);
    }

    @Override
    public void resetWhenDone() {
        requireOpen();
        disposition = Disposition.RESET;
    }

    /** The work is done. Nothing can be sent any more. */
    Disposition end() {
        over = true;
        return disposition;
    }

    private void requireOpen() {
        if (Thread.currentThread() != owner || over) {
            throw new IllegalStateException("a card session is used on its own thread and until its work returns");
        }
    }
}
