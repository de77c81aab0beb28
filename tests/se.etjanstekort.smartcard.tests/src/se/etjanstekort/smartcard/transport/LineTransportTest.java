/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;

/** The line gets the bytes, and keeps none of a code. */
public class LineTransportTest {

    private static final CommandApdu VERIFY = new CommandApdu(0x00, 0x20, 0x00, 0x81, new byte[] { 0x31, 0x32 });

    private final List<byte[]> lines = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private byte[] answer(byte[] command, String answer) {
        lines.add(command);
        seen.add(HexFormat.of().withUpperCase().formatHex(command));
        return HexFormat.of().parseHex(answer);
    }

    @Test
    public void codeIsOnTheLineAndGoneAfterwards() throws Exception {
        assertEquals("63C2", new LineTransport(line -> answer(line, "63C2")).transmit(VERIFY).toString());
        assertEquals(List.of("00200081023132"), seen);
        assertArrayEquals(new byte[7], lines.get(0));
    }

    @Test
    public void codeIsGoneAfterAFailure() {
        LineTransport.Line broken = line -> {
            answer(line, "");
            throw new CardException.CardRemoved("scripted");
        };
        assertThrows(CardException.CardRemoved.class, () -> new LineTransport(broken).transmit(VERIFY));
        assertArrayEquals(new byte[7], lines.get(0));
    }

    @Test
    public void codeIsGoneAfterAnAnswerWithoutStatus() {
        assertThrows(CardException.TransportFailure.class,
                () -> new LineTransport(line -> answer(line, "90")).transmit(VERIFY));
        assertArrayEquals(new byte[7], lines.get(0));
    }
}
