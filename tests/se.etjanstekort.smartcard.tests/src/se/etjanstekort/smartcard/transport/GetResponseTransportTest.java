/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** 61XX: all is fetched, the command is sent once, and there is an end. */
public class GetResponseTransportTest {

    private static final CommandApdu SIGN = new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, new byte[] { 0x01 }, 256);

    @Test
    public void whatIsReadyIsFetchedInOrder() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9A010100", "AABB 6102")
                .on("00C0000002", "CCDD 6101").on("00C0000001", "EE 9000");
        assertEquals("AABBCCDDEE 9000", new GetResponseTransport(script).transmit(SIGN).toString());
        script.assertDone();
    }

    @Test
    public void zeroMeansAsMuchAsFits() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9A010100", "6100").on("00C0000000", "AA 9000");
        assertEquals("AA 9000", new GetResponseTransport(script).transmit(SIGN).toString());
    }

    @Test
    public void otherStatusIsLeftAlone() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9A010100", "6982");
        assertEquals("6982", new GetResponseTransport(script).transmit(SIGN).toString());
        script.assertDone();
    }

    @Test
    public void errorWhileFetchingEndsIt() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9A010100", "AA 6102").on("00C0000002", "6F00");
        assertEquals("AA 6F00", new GetResponseTransport(script).transmit(SIGN).toString());
        script.assertDone();
    }

    @Test
    public void theChannelStaysAndTheChainingBitGoes() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("12CA000000", "6101").on("02C0000001", "AA 9000");
        new GetResponseTransport(script).transmit(new CommandApdu(0x12, 0xCA, 0, 0, 256));
        script.assertDone();
    }

    @Test
    public void endlessAnswerEnds() {
        int[] sent = new int[1];
        CardTransport endless = command -> {
            sent[0]++;
            return new ResponseApdu(new byte[0], new StatusWord(0x61FF));
        };
        assertThrows(CardException.MalformedData.class, () -> new GetResponseTransport(endless).transmit(SIGN));
        assertEquals(GetResponseTransport.MAX_ROUNDS + 1, sent[0]);
    }

    @Test
    public void tooLongAnAnswerEnds() {
        CardTransport generous = command -> new ResponseApdu(new byte[1_000], new StatusWord(0x61FF));
        assertThrows(CardException.MalformedData.class, () -> new GetResponseTransport(generous).transmit(SIGN));
    }
}
