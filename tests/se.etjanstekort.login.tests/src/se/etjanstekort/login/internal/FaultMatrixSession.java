/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Optional;

import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A session with a software card in which one command meets a fault, before the card got it or after. One thread. */
final class FaultMatrixSession implements CardSession {

    private static final int SIGN = 0x2A;
    private static final int GET_RESPONSE = 0xC0;

    private final SoftwareCard card;
    private final Optional<FaultMatrixFault> fault;
    private final int position;
    private final boolean delivered;
    private boolean hitExtended;
    private int commands;
    private int codesSent;
    private int codesDelivered;
    private int signaturesSent;

    /**
     * @param position
     *            of the command, from 0
     * @param delivered
     *            whether the card gets the command, and only its answer is lost
     */
    FaultMatrixSession(SoftwareCard card, Optional<FaultMatrixFault> fault, int position, boolean delivered) {
        this.card = card;
        this.fault = fault;
        this.position = position;
        this.delivered = delivered;
    }

    @Override
    public Atr atr() {
        return card.atr();
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        int number = commands++;
        boolean carriesCode = command.carriesCode() && command.nc() > 0;
        codesSent += carriesCode ? 1 : 0;
        signaturesSent += command.ins() == SIGN ? 1 : 0;
        boolean hit = fault.isPresent() && (number == position || persists(number, command));
        hitExtended |= hit && command.isExtended();
        if (hit && !delivered) {
            Optional<ResponseApdu> instead = meet();
            if (instead.isPresent()) {
                return instead.get();
            }
        }
        codesDelivered += carriesCode ? 1 : 0;
        ResponseApdu answer = ResponseApdu.parse(card.transmit(command.encode()));
        return hit && delivered ? meet().orElse(answer) : answer;
    }

    private boolean persists(int number, CommandApdu command) {
        boolean endless = fault.get() == FaultMatrixFault.ENDLESS_61FF && command.ins() == GET_RESPONSE;
        return number > position && (endless || fault.get().endsStay());
    }

    /** Whether the fault is over the card's stay in its reader. */
    boolean hasEndedStay() {
        return commands > position && fault.filter(FaultMatrixFault::endsStay).isPresent();
    }

    /** Whether the reader is to tell of it after the line did. */
    boolean isToldLate() {
        return delivered;
    }

    Optional<FaultMatrixFault> fault() {
        return fault;
    }

    private Optional<ResponseApdu> meet() throws CardException {
        if (fault.get().setsBack()) {
            card.reset();
        }
        return fault.get().instead();
    }

    @Override
    public void resetWhenDone() {
        // the card is set back after every run
    }

    int commands() {
        return commands;
    }

    /** Whether the fault met a command that is then sent shorter: it may have been the reader that could not. */
    boolean hasHitExtended() {
        return hitExtended;
    }

    int codesSent() {
        return codesSent;
    }

    int codesDelivered() {
        return codesDelivered;
    }

    int signaturesSent() {
        return signaturesSent;
    }
}
