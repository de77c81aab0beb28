/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A software card spoken to without a reader, reset when that was asked for. */
final class CardInHand implements CardSession {

    private static final int GET_RESPONSE = 0xC0;

    private final SoftwareCard card;
    private int codesSent;
    private int commands;
    private int getResponses;
    private boolean resetDue;

    CardInHand(SoftwareCard card) {
        this.card = card;
    }

    int codesSent() {
        return codesSent;
    }

    /** But GET RESPONSE. */
    int commands() {
        return commands - getResponses;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        commands++;
        getResponses += command.ins() == GET_RESPONSE ? 1 : 0;
        codesSent += command.carriesCode() ? 1 : 0;
        return ResponseApdu.parse(card.transmit(command.encode()));
    }

    /** Ends a session. */
    void end() {
        if (resetDue) {
            card.reset();
        }
        resetDue = false;
    }

    @Override
    public Atr atr() {
        return card.atr();
    }

    @Override
    public void spareReset() {
        resetDue = false;
    }

    boolean isResetDue() {
        return resetDue;
    }

    @Override
    public void resetWhenDone() {
        resetDue = true;
    }
}
