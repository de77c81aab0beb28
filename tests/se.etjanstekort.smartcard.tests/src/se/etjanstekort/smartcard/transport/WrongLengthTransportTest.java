/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.testkit.ScriptedTransport;

/** 6CXX: once more with the right length, for what may be repeated. */
public class WrongLengthTransportTest {

    @Test
    public void asksForWhatThereIs() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0000000", "6C05").on("00B0000005", "0102030405 9000");
        CommandApdu read = new CommandApdu(0x00, 0xB0, 0, 0, 256);
        assertEquals("0102030405 9000", new WrongLengthTransport(script).transmit(read).toString());
        script.assertDone();
    }

    @Test
    public void onlyOnce() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0000000", "6C05").on("00B0000005", "6C04");
        CommandApdu read = new CommandApdu(0x00, 0xB0, 0, 0, 256);
        assertEquals("6C04", new WrongLengthTransport(script).transmit(read).toString());
        script.assertDone();
    }

    @Test
    public void neverACodeOrASignature() throws Exception {
        for (int ins : new int[] { 0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D, 0x2A, 0x88 }) {
            CommandApdu command = new CommandApdu(0x00, ins, 0x00, 0x81, new byte[] { 0x31 }, 256);
            ScriptedTransport script = new ScriptedTransport().on(String.format("00%02X0081013100", ins), "6C05");
            assertEquals("6C05", new WrongLengthTransport(script).transmit(command).toString());
            script.assertDone();
        }
    }
}
