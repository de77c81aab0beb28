/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardWork;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A reader with somebody in the middle, who notes each command and may answer in the card's place. */
class RecordingReader implements CardReader {

    private final CardReader reader;
    private final List<Integer> instructions = new CopyOnWriteArrayList<>();

    RecordingReader(CardReader reader) {
        this.reader = reader;
    }

    /** How many commands of that instruction carried data. */
    long count(int instruction) {
        return instructions.stream().filter(ins -> ins == instruction).count();
    }

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public boolean isSoftware() {
        return reader.isSoftware();
    }

    @Override
    public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
        return reader.inSession(insertion, session -> work.run(new CardSession() {
            @Override
            public ResponseApdu transmit(CommandApdu command) throws CardException {
                if (command.nc() > 0) {
                    instructions.add(command.ins());
                }
                return answer(command, session);
            }

            @Override
            public Atr atr() {
                return session.atr();
            }

            @Override
            public void resetWhenDone() {
                session.resetWhenDone();
            }
        }));
    }

    /** The card's answer; an attacker may give another. */
    ResponseApdu answer(CommandApdu command, CardSession session) throws CardException {
        return session.transmit(command);
    }
}
