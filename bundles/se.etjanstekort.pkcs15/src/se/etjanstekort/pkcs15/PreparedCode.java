/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.command.Verify;

/** A code in the form that its card wants, by the one way or the other, before anything is sent. Closing it wipes it. */
sealed interface PreparedCode extends AutoCloseable {

    /** Prepares the code for the object that it is meant for, and no other. */
    static PreparedCode of(PinEntry entry, AuthenticationObject code, CardSession session) {
        if (entry instanceof Pin pin) {
            return PinEncoder.encode(pin, code).<PreparedCode>map(secret -> new Typed(code.reference(), secret))
                    .orElseGet(() -> new Impossible(new PinOutcome.NotSent()));
        }
        Optional<PinPadFormat> format = PinPadFormats.of(code);
        Optional<PinPad> pad = format.flatMap(form -> session.pinPad().filter(keys -> keys.accepts(form)));
        return pad.<PreparedCode>map(keys -> new AtReader(code.reference(), (PinPadEntry) entry, keys, format.get()))
                .orElseGet(() -> new Impossible(new PinOutcome.NoPinPad()));
    }

    /** Sends it, once; or says why it cannot be. */
    PinOutcome verify(CardTransport transport) throws CardException.UnexpectedStatus;

    @Override
    default void close() {
        // nothing secret is here
    }

    /** Typed, and encoded. */
    record Typed(PinReference reference, byte[] secret) implements PreparedCode {

        @Override
        public PinOutcome verify(CardTransport transport) throws CardException.UnexpectedStatus {
            return Verify.code(transport, reference.value(), secret);
        }

        @Override
        public void close() {
            Arrays.fill(secret, (byte) 0);
        }

        /** Not the code. */
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** To be entered on the reader's keys. */
    record AtReader(PinReference reference, PinPadEntry entry, PinPad pad, PinPadFormat format)
            implements PreparedCode {

        @Override
        public PinOutcome verify(CardTransport transport) throws CardException.UnexpectedStatus {
            return entry.at(pad, keys -> keys.verify(reference.value(), format));
        }
    }

    /** Not to be sent to this card, or not in this way. */
    record Impossible(PinOutcome outcome) implements PreparedCode {

        @Override
        public PinOutcome verify(CardTransport transport) {
            return outcome;
        }
    }
}
