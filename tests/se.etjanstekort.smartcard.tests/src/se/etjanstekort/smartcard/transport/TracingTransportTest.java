/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** The trace tells all but codes. */
public class TracingTransportTest {

    private static final String CODE = "918273";

    private final List<String> trace = new ArrayList<>();

    @Test
    public void commandsAndAnswersAreTold() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0000002", "0102 9000");
        CardTransports.traced(script, trace::add).transmit(new CommandApdu(0x00, 0xB0, 0, 0, 2));
        assertEquals(List.of("> 00B00000 Ne=2", "< 0102 9000"), trace);
    }

    @Test
    public void failuresAreTold() {
        ScriptedTransport script = new ScriptedTransport().removalOn("00B0000002");
        CardTransport traced = CardTransports.traced(script, trace::add);
        assertThrows(CardException.CardRemoved.class, () -> traced.transmit(new CommandApdu(0x00, 0xB0, 0, 0, 2)));
        assertEquals(List.of("> 00B00000 Ne=2", "! C-01"), trace);
    }

    /** With the code in hand: in no form does it reach the sink, also where the card sends it back. */
    @Test
    public void codesAreNeverTold() throws Exception {
        byte[] ascii = CODE.getBytes(StandardCharsets.US_ASCII);
        byte[] bcd = { (byte) 0x91, (byte) 0x82, 0x73 };
        for (byte[] code : List.of(ascii, bcd)) {
            CardTransport echoing = command -> new ResponseApdu(command.data(), StatusWord.SUCCESS);
            for (int ins : new int[] { 0x20, 0x24, 0x2C }) {
                CardTransports.traced(echoing, trace::add).transmit(new CommandApdu(0x00, ins, 0x00, 0x81, code, 256));
            }
        }
        assertEquals(12, trace.size());
        for (String line : trace) {
            assertFalse(line, line.contains(CODE) || line.contains("393138323733"));
        }
        assertEquals("> 00200081 (6 bytes hidden) Ne=256", trace.get(0));
        assertEquals("< (6 bytes hidden) 9000", trace.get(1));
    }
}
