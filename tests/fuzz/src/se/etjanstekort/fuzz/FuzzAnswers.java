/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;

import se.etjanstekort.pkcs15.CardCapture;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** A card that answers anything to anything: the input is its answers, from the beginning again when they are spent. */
public final class FuzzAnswers {

    private static final CardContentsReader READER = new CardContentsReader();
    private static final CardCapture CAPTURE = new CardCapture(CardProfiles.shipped());
    private static final int MAX_COMMANDS = 4_096;

    private FuzzAnswers() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, bytes -> READER.read(new AnyCard(bytes)));
        Bounds.keep(input, bytes -> CAPTURE.of(new AnyCard(bytes)));
    }

    private static final class AnyCard implements CardSession {

        private final byte[] input;
        private Iterator<Records.Record> answers;
        private int commands;

        AnyCard(byte[] input) {
            this.input = input;
            answers = Records.of(input, 0).iterator();
        }

        @Override
        public Atr atr() {
            return new Atr(HexFormat.of().parseHex("3B9F94801FC30068104405014649534531C807900018"));
        }

        @Override
        public ResponseApdu transmit(CommandApdu command) throws CardException {
            if (++commands > MAX_COMMANDS) {
                throw new AssertionError("more than " + MAX_COMMANDS + " commands");
            }
            if (!answers.hasNext()) {
                answers = Records.of(input, 0).iterator();
            }
            if (!answers.hasNext()) {
                throw new CardException.CardRemoved("no answers");
            }
            Records.Record next = answers.next();
            byte[] answer = Arrays.copyOf(next.bytes(), next.bytes().length + 2);
            answer[answer.length - 2] = (byte) (next.number() >> 8);
            answer[answer.length - 1] = (byte) next.number();
            return ResponseApdu.parse(answer);
        }

        @Override
        public void resetWhenDone() {
            answers = Records.of(input, 0).iterator();
        }
    }
}
