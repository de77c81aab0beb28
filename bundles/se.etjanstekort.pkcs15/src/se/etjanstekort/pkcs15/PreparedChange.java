/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.PinPadFormat;

/**
 * An old code or PUK and a new code in the form that their card wants, before anything is sent. Closing it wipes both.
 */
sealed interface PreparedChange extends AutoCloseable {

    /**
     * Prepares both.
     *
     * @param first
     *            the object of the old code, or of the PUK
     * @param code
     *            the object of the new code
     */
    static PreparedChange of(CodeChange change, AuthenticationObject first, AuthenticationObject code,
            CardSession session) {
        return change instanceof CodeChange.Typed typed ? typed(typed, first, code)
                : atReader((PinPadEntry) change, first, code, session);
    }

    private static PreparedChange typed(CodeChange.Typed change, AuthenticationObject first,
            AuthenticationObject code) {
        Optional<byte[]> known = PinEncoder.encode(change.first(), first);
        if (known.isEmpty()) {
            return new Impossible(refused(new PinOutcome.NotSent(), first, code));
        }
        Optional<byte[]> next = PinEncoder.encode(change.next(), code);
        boolean same = next.isPresent() && first.equals(code) && Arrays.equals(known.get(), next.get());
        if (next.isPresent() && !same) {
            return new Typed(known.get(), next.get());
        }
        Arrays.fill(known.get(), (byte) 0);
        next.ifPresent(secret -> Arrays.fill(secret, (byte) 0));
        return new Impossible(same ? new CodeChangeOutcome.SameCode() : new CodeChangeOutcome.NewCodeUnfit());
    }

    private static PreparedChange atReader(PinPadEntry entry, AuthenticationObject first, AuthenticationObject code,
            CardSession session) {
        Optional<PinPadFormat> known = PinPadFormats.of(first);
        Optional<PinPadFormat> next = PinPadFormats.of(code);
        Optional<PinPad> pad = known.isEmpty() || next.isEmpty() ? Optional.empty()
                : session.pinPad().filter(keys -> keys.modifies(known.get(), next.get()));
        return pad.<PreparedChange>map(keys -> new AtReader(entry, keys, known.get(), next.get()))
                .orElseGet(() -> new Impossible(refused(new PinOutcome.NoPinPad(), first, code)));
    }

    private static CodeChangeOutcome refused(PinOutcome outcome, AuthenticationObject first,
            AuthenticationObject code) {
        return first.equals(code) ? new CodeChangeOutcome.Refused(outcome) : new CodeChangeOutcome.PukRefused(outcome);
    }

    @Override
    default void close() {
        // nothing secret is here
    }

    /** Both typed, and encoded. */
    record Typed(byte[] first, byte[] next) implements PreparedChange {

        @Override
        public void close() {
            Arrays.fill(first, (byte) 0);
            Arrays.fill(next, (byte) 0);
        }

        /** Not the codes. */
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** Both to be entered on the reader's keys, the new one twice. */
    record AtReader(PinPadEntry entry, PinPad pad, PinPadFormat first, PinPadFormat next) implements PreparedChange {
    }

    /** Not to be sent to this card, or not in this way. */
    record Impossible(CodeChangeOutcome outcome) implements PreparedChange {
    }
}
