/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** VERIFY: every status word, every failure, and what is left of the code. */
public class VerifyTest {

    private static final String VERIFY = "00200081 02 3132";

    private static byte[] code() {
        return new byte[] { 0x31, 0x32 };
    }

    private static PinOutcome outcome(String answer) throws CardException {
        return Verify.code(new ScriptedTransport().on(VERIFY, answer), 0x81, code());
    }

    @Test
    public void whatTheCardMayAnswer() throws Exception {
        assertEquals(new PinOutcome.Verified(), outcome("9000"));
        assertEquals(new PinOutcome.Wrong(new RetryCounter.Left(2)), outcome("63C2"));
        assertEquals(new PinOutcome.Wrong(new RetryCounter.Left(15)), outcome("63CF"));
        assertEquals(new PinOutcome.Wrong(new RetryCounter.Unknown()), outcome("6300"));
        assertEquals(new PinOutcome.Blocked(), outcome("63C0"));
        assertEquals(new PinOutcome.Blocked(), outcome("6983"));
        assertEquals(new PinOutcome.Blocked(), outcome("6984"));
    }

    /** All 65,536: whatever is not in the list above tells nothing of the code. */
    @Test
    public void everyOtherStatusIsUnexpected() {
        int told = 0;
        for (int value = 0; value <= 0xFFFF; value++) {
            StatusWord status = new StatusWord(value);
            try {
                Verify.code(command -> new ResponseApdu(new byte[0], status), 0x81, code());
                told++;
            } catch (CardException.UnexpectedStatus e) {
                assertEquals(status, e.statusWord());
            }
        }
        assertEquals("9000, 63C0 to 63CF, 6300, 6983, 6984", 1 + 16 + 1 + 2, told);
    }

    @Test
    public void noAnswerIsIndeterminate() throws Exception {
        for (CardException failure : List.of(new CardException.CardRemoved("x"), new CardException.ReaderGone("x"),
                new CardException.TransportFailure("x"), new CardException.MalformedData("x"))) {
            ScriptedTransport script = new ScriptedTransport().failureOn(VERIFY, failure);
            assertEquals(new PinOutcome.Indeterminate(), Verify.code(script, 0x81, code()));
            assertEquals("sent once", 1, script.sent().size());
        }
    }

    @Test
    public void codeIsWipedOnEveryPath() throws Exception {
        List<CommandApdu> commands = new ArrayList<>();
        List<CardTransport> cards = List.of(new ScriptedTransport().on(VERIFY, "9000"),
                new ScriptedTransport().on(VERIFY, "63C1"), new ScriptedTransport().removalOn(VERIFY),
                new ScriptedTransport().on(VERIFY, "6F00"), new ScriptedTransport());
        for (CardTransport card : cards) {
            byte[] code = code();
            CardTransport keeping = command -> {
                commands.add(command);
                return card.transmit(command);
            };
            try {
                Verify.code(keeping, 0x81, code);
            } catch (CardException.UnexpectedStatus | AssertionError expected) {
                // the last two cards: what is left of the code is asked below, as after the others
            }
            assertArrayEquals(new byte[2], code);
        }
        assertEquals(cards.size(), commands.size());
        for (CommandApdu command : commands) {
            assertArrayEquals(new byte[2], command.data());
        }
    }

    @Test
    public void noCodeIsNotSentAsAQuestion() {
        assertThrows(IllegalArgumentException.class, () -> Verify.code(new ScriptedTransport(), 0x81, new byte[0]));
    }

    @Test
    public void triesLeftByAnEmptyVerify() throws Exception {
        assertEquals(new RetryCounter.Left(3), tries("63C3"));
        assertEquals(new RetryCounter.Left(0), tries("63C0"));
        assertEquals(new RetryCounter.Left(0), tries("6983"));
        assertEquals(new RetryCounter.Left(0), tries("6984"));
        for (String status : new String[] { "9000", "6300", "6700", "6A86", "6D00", "6A88" }) {
            assertEquals(status, new RetryCounter.Unknown(), tries(status));
        }
        assertThrows(CardException.CardRemoved.class,
                () -> Verify.triesLeft(new ScriptedTransport().removalOn("00200081"), 0x81));
    }

    private static RetryCounter tries(String status) throws CardException {
        return Verify.triesLeft(new ScriptedTransport().on("00200081", status), 0x81);
    }
}
