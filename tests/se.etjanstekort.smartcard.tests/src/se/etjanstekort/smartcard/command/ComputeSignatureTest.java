/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.smartcard.transport.CardTransports;
import se.etjanstekort.testkit.ScriptedTransport;

/** MANAGE SECURITY ENVIRONMENT, PERFORM SECURITY OPERATION, INTERNAL AUTHENTICATE. */
public class ComputeSignatureTest {

    private static final byte[] INPUT = { 0x0A, 0x0B };
    private static final String PSO = "002A9E9A 02 0A0B 00";

    @Test
    public void eachHasItsForm() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002241B6 03 840101", "9000").on(PSO, "AABB 9000")
                .on("002241A4 03 840101", "9000").on("00880000 02 0A0B 00", "CCDD 9000");
        byte[] key = { (byte) 0x84, 0x01, 0x01 };
        ComputeSignature.setEnvironment(script, ComputeSignature.TEMPLATE_DIGITAL_SIGNATURE, key);
        assertArrayEquals(new byte[] { (byte) 0xAA, (byte) 0xBB }, ComputeSignature.digitalSignature(script, INPUT));
        ComputeSignature.setEnvironment(script, ComputeSignature.TEMPLATE_AUTHENTICATION, key);
        assertArrayEquals(new byte[] { (byte) 0xCC, (byte) 0xDD },
                ComputeSignature.internalAuthenticate(script, INPUT));
        script.assertDone();
    }

    /** Also 63CX, which speaks of codes only after VERIFY, and 6CXX, which would be another signature. */
    @Test
    public void anythingButSuccessIsUnexpectedAndSentOnce() {
        for (int value : new int[] { 0x63C2, 0x6300, 0x6982, 0x6983, 0x6985, 0x6A80, 0x6C80, 0x6700, 0x6200 }) {
            ScriptedTransport script = new ScriptedTransport().on(PSO, String.format("%04X", value));
            CardTransport card = CardTransports.standard(script);
            CardException.UnexpectedStatus refused = assertThrows(CardException.UnexpectedStatus.class,
                    () -> ComputeSignature.digitalSignature(card, INPUT));
            assertEquals(new StatusWord(value), refused.statusWord());
            assertEquals(1, script.sent().size());
        }
    }

    @Test
    public void lostAnswerIsLost() {
        ScriptedTransport script = new ScriptedTransport().removalOn(PSO);
        assertThrows(CardException.CardRemoved.class,
                () -> ComputeSignature.digitalSignature(CardTransports.standard(script), INPUT));
        assertEquals(1, script.sent().size());
    }

    @Test
    public void longSignatureIsFetched() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on(PSO, "11".repeat(256) + "6180").on("00C0000080",
                "22".repeat(128) + "9000");
        assertEquals(384, ComputeSignature.digitalSignature(CardTransports.standard(script), INPUT).length);
        script.assertDone();
    }
}
