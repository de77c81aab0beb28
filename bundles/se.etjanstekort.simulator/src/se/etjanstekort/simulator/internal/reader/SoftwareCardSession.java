/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A session with the card in the software reader, as long as that card stays. */
final class SoftwareCardSession implements CardSession {

    private final Insertion insertion;
    private final Supplier<Optional<Insertion>> present;
    private final Consumer<Insertion> pulled;
    private boolean resetWhenDone;
    private boolean ended;

    SoftwareCardSession(Insertion insertion, Supplier<Optional<Insertion>> present, Consumer<Insertion> pulled) {
        this.insertion = insertion;
        this.present = present;
        this.pulled = pulled;
    }

    @Override
    public Atr atr() {
        return insertion.card().atr();
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        if (ended) {
            throw new IllegalStateException("the session is over");
        }
        requirePresent();
        byte[] line = command.encode();
        try {
            Optional<byte[]> answer = insertion.transmit(line);
            if (answer.isEmpty()) {
                pulled.accept(insertion);
            }
            requirePresent();
            return ResponseApdu.parse(answer.orElseThrow());
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private void requirePresent() throws CardException.CardRemoved {
        if (present.get().isEmpty()) {
            throw new CardException.CardRemoved("the software card was taken out");
        }
    }

    @Override
    public void resetWhenDone() {
        resetWhenDone = true;
    }

    @Override
    public void spareReset() {
        resetWhenDone = false;
    }

    void end() {
        ended = true;
        if (resetWhenDone && present.get().isPresent()) {
            insertion.card().reset();
        }
    }
}
