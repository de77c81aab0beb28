/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** CHANGE REFERENCE DATA and RESET RETRY COUNTER: every form with every answer, and what is left of the codes. */
public class CodeCommandsTest {

    private final byte[] first = { 0x31, 0x32 };
    private final byte[] second = { 0x33, 0x34, 0x35 };

    /** A form of one of the commands. */
    private interface Form {
        PinOutcome send(CardTransport transport) throws CardException;
    }

    private Map<String, Form> forms() {
        byte[] one = first.clone();
        byte[] other = second.clone();
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("00240081 05 3132333435",
                card -> ChangeReferenceData.exchange(card, 0x81, one.clone(), other.clone()));
        forms.put("00240181 03 333435", card -> ChangeReferenceData.replace(card, 0x81, other.clone()));
        forms.put("002C0081 05 3132333435", card -> ResetRetryCounter.withPukAndNew(card, 0x81, one.clone(),
                other.clone()));
        forms.put("002C0181 02 3132", card -> ResetRetryCounter.withPuk(card, 0x81, one.clone()));
        forms.put("002C0281 03 333435", card -> ResetRetryCounter.withNew(card, 0x81, other.clone()));
        forms.put("002C0381", card -> ResetRetryCounter.withNeither(card, 0x81));
        return forms;
    }

    private static Map<String, PinOutcome> answers() {
        Map<String, PinOutcome> answers = new LinkedHashMap<>();
        answers.put("9000", new PinOutcome.Verified());
        answers.put("63C2", new PinOutcome.Wrong(new RetryCounter.Left(2)));
        answers.put("6300", new PinOutcome.Wrong(new RetryCounter.Unknown()));
        answers.put("63C0", new PinOutcome.Blocked());
        answers.put("6983", new PinOutcome.Blocked());
        answers.put("6984", new PinOutcome.Blocked());
        return answers;
    }

    @Test
    public void everyFormWithEveryAnswer() throws Exception {
        for (Map.Entry<String, Form> form : forms().entrySet()) {
            for (Map.Entry<String, PinOutcome> answer : answers().entrySet()) {
                ScriptedTransport card = new ScriptedTransport().on(form.getKey(), answer.getKey());
                assertEquals(form.getKey() + answer.getKey(), answer.getValue(), form.getValue().send(card));
                card.assertDone();
            }
            for (String status : List.of("6A80", "6700", "6982", "6985", "6F00", "6100")) {
                ScriptedTransport card = new ScriptedTransport().on(form.getKey(), status);
                assertEquals(new StatusWord(Integer.parseInt(status, 16)),
                        assertThrows(form.getKey(), CardException.UnexpectedStatus.class,
                                () -> form.getValue().send(card)).statusWord());
            }
        }
    }

    @Test
    public void aLostAnswerIsIndeterminateAndNothingIsSentAgain() throws Exception {
        for (Map.Entry<String, Form> form : forms().entrySet()) {
            for (CardException failure : List.of(new CardException.CardRemoved("x"), new CardException.ReaderGone("x"),
                    new CardException.TransportFailure("x"), new CardException.MalformedData("x"))) {
                ScriptedTransport card = new ScriptedTransport().failureOn(form.getKey(), failure);
                assertEquals(new PinOutcome.Indeterminate(), form.getValue().send(card));
                assertEquals("sent once", 1, card.sent().size());
            }
        }
    }

    @Test
    public void allCopiesOfTheCodesAreWipedOnEveryPath() throws Exception {
        List<CommandApdu> commands = new ArrayList<>();
        for (int status : new int[] { 0x9000, 0x63C1, 0x6A80, 0 }) {
            CardTransport card = command -> {
                commands.add(command);
                if (status == 0) {
                    throw new CardException.CardRemoved("pulled");
                }
                return new ResponseApdu(new byte[0], new StatusWord(status));
            };
            wiped(() -> ChangeReferenceData.exchange(card, 0x81, first, second));
            wiped(() -> ChangeReferenceData.replace(card, 0x81, first));
            wiped(() -> ResetRetryCounter.withPukAndNew(card, 0x81, first, second));
            wiped(() -> ResetRetryCounter.withPuk(card, 0x81, first));
            wiped(() -> ResetRetryCounter.withNew(card, 0x81, first));
        }
        assertEquals(20, commands.size());
        for (CommandApdu command : commands) {
            assertArrayEquals(new byte[command.nc()], command.data());
        }
    }

    /** What sends codes, and may be refused for it. */
    private interface Sending {
        PinOutcome send() throws CardException;
    }

    private void wiped(Sending sending) throws CardException {
        java.util.Arrays.fill(first, (byte) 0x39);
        java.util.Arrays.fill(second, (byte) 0);
        try {
            sending.send();
        } catch (CardException.UnexpectedStatus expected) {
            assertEquals(0x6A80, expected.statusWord().value());
        }
        assertArrayEquals(new byte[first.length], first);
        assertArrayEquals(new byte[second.length], second);
    }

    @Test
    public void aCodeOfNoBytesIsNoneOfTheOtherForms() {
        ScriptedTransport card = new ScriptedTransport();
        byte[] none = {};
        assertThrows(IllegalArgumentException.class, () -> ChangeReferenceData.exchange(card, 0x81, none, second));
        assertThrows(IllegalArgumentException.class, () -> ChangeReferenceData.exchange(card, 0x81, first, none));
        assertThrows(IllegalArgumentException.class, () -> ChangeReferenceData.replace(card, 0x81, none));
        assertThrows(IllegalArgumentException.class, () -> ResetRetryCounter.withPukAndNew(card, 0x81, none, second));
        assertThrows(IllegalArgumentException.class, () -> ResetRetryCounter.withPukAndNew(card, 0x81, first, none));
        assertThrows(IllegalArgumentException.class, () -> ResetRetryCounter.withPuk(card, 0x81, none));
        assertThrows(IllegalArgumentException.class, () -> ResetRetryCounter.withNew(card, 0x81, none));
        assertEquals(List.of(), card.sent());
    }
}
