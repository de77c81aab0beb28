/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.Optional;

import se.etjanstekort.reader.internal.pcsc.Pcsc.Disposition;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.ResponseApdu;

/** A transaction, as the work in it sees it. */
final class PcscCardSession implements CardSession, PcscPinPad.Control {

    private final Atr atr;
    private final CardTransport transport;
    private final PcscPinPad.Control control;
    private final Optional<CardConnection.Keys> keys;
    private final Thread owner = Thread.currentThread();
    private Disposition disposition = Disposition.LEAVE;
    private boolean over;

    /**
     * @param control
     *            the line to the reader itself
     * @param keys
     *            of the reader, where codes may be entered on them
     */
    PcscCardSession(Atr atr, CardTransport transport, PcscPinPad.Control control, Optional<CardConnection.Keys> keys) {
        this.atr = atr;
        this.transport = transport;
        this.control = control;
        this.keys = keys;
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

    @Override
    public void spareReset() {
        requireOpen();
        disposition = Disposition.LEAVE;
    }

    @Override
    public Optional<PinPad> pinPad() {
        requireOpen();
        return keys.map(found -> new PcscPinPad(found.features(), found.properties(), this));
    }

    @Override
    public byte[] ask(int controlCode, byte[] structure) throws CardException {
        requireOpen();
        return control.ask(controlCode, structure);
    }

    @Override
    public boolean canInterrupt() {
        return control.canInterrupt();
    }

    @Override
    public void interrupt(int controlCode) {
        control.interrupt(controlCode);
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
