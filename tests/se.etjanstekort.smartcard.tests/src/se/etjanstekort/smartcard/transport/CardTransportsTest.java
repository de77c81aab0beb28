/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.testkit.ScriptedTransport;

/** The order of the stack. */
public class CardTransportsTest {

    @Test
    public void chainGetResponseAndWrongLengthWorkTogether() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("10DB3FFFFF" + "00".repeat(255), "9000")
                .on("00DB3FFF010000", "6102").on("00C0000002", "6C01").on("00C0000001", "AA 9000");
        CommandApdu command = new CommandApdu(0x00, 0xDB, 0x3F, 0xFF, new byte[256], 256);
        assertEquals("AA 9000", CardTransports.standard(script).transmit(command).toString());
        script.assertDone();
    }

    @Test
    public void extendedCommandsAreLeftWhole() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9A000100" + "00".repeat(256) + "0180", "AA 9000");
        CardTransports.extended(script).transmit(new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, new byte[256], 384));
        script.assertDone();
    }

    @Test
    public void traceAtTheLineHearsWhatIsReallySent() throws Exception {
        List<String> trace = new ArrayList<>();
        ScriptedTransport script = new ScriptedTransport().on("00B0000000", "6C01").on("00B0000001", "AA 9000");
        CardTransport traced = CardTransports.standard(CardTransports.traced(script, trace::add));
        traced.transmit(new CommandApdu(0x00, 0xB0, 0, 0, 256));
        assertEquals(List.of("> 00B00000 Ne=256", "< 6C01", "> 00B00000 Ne=1", "< AA 9000"), trace);
    }
}
