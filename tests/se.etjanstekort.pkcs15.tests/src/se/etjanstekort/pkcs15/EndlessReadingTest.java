/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.testkit.ScriptedTransport;

/** A card that gives its files in drips: it is read for as long as an honest one could need, and no longer. */
public class EndlessReadingTest {

    private static final int MOST_COMMANDS = 1_500;
    private static final int READ_BINARY = 0xB0;
    private static final int DRIP = 4;
    private static final int SOME_BYTES = 300;

    private final CardContentsReader reader = new CardContentsReader();

    /** A card of which each command reads a few bytes, whatever was asked for. */
    private record Drip(FileCard card) implements CardSession {

        @Override
        public Atr atr() {
            return card.atr();
        }

        @Override
        public ResponseApdu transmit(CommandApdu command) throws CardException {
            return card.transmit(command.ins() == READ_BINARY
                    ? new CommandApdu(command.cla(), command.ins(), command.p1(), command.p2(), DRIP)
                    : command);
        }

        @Override
        public void resetWhenDone() {
            card.resetWhenDone();
        }
    }

    /** With a certificate of so many bytes, of which the first say how many follow. */
    private static FileCard card(int bytes) {
        byte[] content = new byte[bytes];
        content[0] = 0x30;
        content[1] = (byte) 0x82;
        content[2] = (byte) (bytes - 4 >> 8);
        content[3] = (byte) (bytes - 4);
        return CardFactory.card(new ScriptedTransport()).with(CardFactory.CERTIFICATE, content);
    }

    private CardContents read(FileCard card) throws CardException {
        return reader.read(new Drip(card));
    }

    @Test
    public void readingEndsAtTheCommandAfterTheLast() throws Exception {
        FileCard some = card(SOME_BYTES);
        read(some);
        int more = MOST_COMMANDS - some.sent().size();

        FileCard atTheBound = card(SOME_BYTES + more * DRIP);
        assertEquals(2, read(atTheBound).certificates().size());
        assertEquals(MOST_COMMANDS, atTheBound.sent().size());

        FileCard beyond = card(SOME_BYTES + (more + 1) * DRIP);
        CardException thrown = assertThrows(CardException.MalformedData.class, () -> read(beyond));
        assertEquals(CardFailure.MALFORMED_DATA, thrown.failure());
        assertTrue(thrown.getMessage(), thrown.getMessage().contains("1500 commands"));
        assertEquals(MOST_COMMANDS, beyond.sent().size());
    }

    @Test
    public void eachSessionHasItsOwnBound() throws Exception {
        FileCard card = card(SOME_BYTES);
        read(card);
        int once = card.sent().size();
        for (int sessions = 2; sessions * once <= 2 * MOST_COMMANDS; sessions++) {
            read(card);
            assertEquals(sessions * once, card.sent().size());
        }
    }
}
