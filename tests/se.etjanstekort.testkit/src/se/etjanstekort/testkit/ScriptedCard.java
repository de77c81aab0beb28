/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.testkit;

import java.util.HexFormat;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A session with a card that follows a script. One thread. */
public final class ScriptedCard implements CardSession {

    private final Atr atr;
    private final ScriptedTransport script;
    private boolean resetAsked;

    /**
     * @param atr
     *            in hexadecimal
     */
    public ScriptedCard(String atr, ScriptedTransport script) {
        this.atr = new Atr(HexFormat.of().parseHex(atr));
        this.script = script;
    }

    @Override
    public Atr atr() {
        return atr;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        return script.transmit(command);
    }

    @Override
    public void resetWhenDone() {
        resetAsked = true;
    }

    /** Whether {@link #resetWhenDone()} was called. */
    public boolean isResetAsked() {
        return resetAsked;
    }

    /** What it follows. */
    public ScriptedTransport script() {
        return script;
    }
}
