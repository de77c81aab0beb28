/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CardException;
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

    private static final CommandApdu LONG_READ = new CommandApdu(0x00, 0xB0, 0, 0, 1700);

    @Test
    public void longAnswersAreAskedForAtOnce() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B00000 0006A4", "AA 6282").on("00B00000 0006A4",
                "61 01").on("00C0000001", "BB 9000");
        CardTransport card = CardTransports.extended(script);
        assertEquals("AA 6282", card.transmit(LONG_READ).toString());
        assertEquals("BB 9000", card.transmit(LONG_READ).toString());
        script.assertDone();
    }

    @Test
    public void whatIsRefusedAtLengthIsAskedForShortlyFromThenOn() throws Exception {
        for (String refusal : List.of("6700", "6881", "6D00", "6E00", "6F00")) {
            ScriptedTransport script = new ScriptedTransport().on("00B00000 0006A4", refusal)
                    .on("00B00000 00", "AA 9000").on("00B00000 00", "BB 9000");
            CardTransport card = CardTransports.extended(script);
            assertEquals("AA 9000", card.transmit(LONG_READ).toString());
            assertEquals("BB 9000", card.transmit(LONG_READ).toString());
            script.assertDone();
        }
        ScriptedTransport lost = new ScriptedTransport()
                .failureOn("00B00000 0006A4", new CardException.TransportFailure("too long for the reader"))
                .on("00B00000 00", "AA 9000");
        assertEquals("AA 9000", CardTransports.extended(lost).transmit(LONG_READ).toString());
    }

    @Test
    public void whatSaysNothingOfLengthIsNotAskedForAgain() throws Exception {
        for (String answer : List.of("6982", "6A82", "6B00", "6986")) {
            ScriptedTransport script = new ScriptedTransport().on("00B00000 0006A4", answer);
            assertEquals(answer, CardTransports.extended(script).transmit(LONG_READ).toString());
        }
        ScriptedTransport pulled = new ScriptedTransport().removalOn("00B00000 0006A4");
        assertThrows(CardException.CardRemoved.class, () -> CardTransports.extended(pulled).transmit(LONG_READ));
    }

    @Test
    public void signaturesAndDataAreNeverSentAtLength() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("102A9E9AFF" + "00".repeat(255), "9000")
                .on("002A9E9A010000", "AA 9000");
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
