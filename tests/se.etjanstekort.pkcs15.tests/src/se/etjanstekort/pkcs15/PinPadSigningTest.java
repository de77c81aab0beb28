/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.testkit.ScriptedTransport;

/** A signature with the code entered on the reader's keys; and a card that counts a wrong code on another code too. */
public class PinPadSigningTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final String TRIES = "00200081";

    private static CardContents contents() throws CardException {
        return new CardContentsReader().read(CardFactory.card(new ScriptedTransport()));
    }

    private static SigningOutcome sign(FileCard card, PinPadEntry entry, boolean allowLastTry) throws CardException {
        CardContents contents = contents();
        return new CardSigner(contents).sign(card, contents.privateKeys().get(0), SignatureAlgorithm.RSA_PKCS1_SHA256,
                MESSAGE, entry, allowLastTry);
    }

    private static ScriptedTransport asked(String tries) {
        return new ScriptedTransport().on(TRIES, tries);
    }

    @Test
    public void theReaderIsToldTheCardsOwnFormat() throws Exception {
        ScriptedPad pad = new ScriptedPad(new PinOutcome.Verified());
        String signature = "5A".repeat(256);
        FileCard card = CardFactory.card(asked("63C3")).in(pad);
        card.answeringOthers(command -> command.ins() == 0x2A
                ? se.etjanstekort.smartcard.ResponseApdu.parse(java.util.HexFormat.of().parseHex(signature + "9000"))
                : se.etjanstekort.smartcard.ResponseApdu.parse(
                        new byte[] { (byte) (command.ins() == 0x20 ? 0x63 : 0x90), (byte) (command.ins() == 0x20 ? 0xC3
                                : 0) }));
        assertTrue(sign(card, new PinPadEntry(), false) instanceof SigningOutcome.Signed);
        assertEquals(List.of("verify 81 ASCII 4-8 in 8 by 00"), pad.asked());
        assertTrue("the verified code is dropped at the end", card.isResetAsked());
        assertEquals("none through the computer", 0, card.sent().stream().filter(CommandApdu::carriesCode).count());
    }

    @Test
    public void everyEndOfAnEntryIsToldAsWhatItIs() throws Exception {
        Map<PinOutcome, FailureCode> ends = Map.of(new PinOutcome.Wrong(new RetryCounter.Left(2)),
                PinFailure.WRONG_CODE, new PinOutcome.Blocked(), PinFailure.BLOCKED, new PinOutcome.TimedOut(),
                PinFailure.TIMED_OUT, new PinOutcome.Cancelled(), PinFailure.CANCELLED, new PinOutcome.NotSent(),
                PinFailure.WRONG_FORMAT, new PinOutcome.NotRepeated(), PinFailure.NOT_REPEATED,
                new PinOutcome.Indeterminate(), PinFailure.INDETERMINATE);
        for (Map.Entry<PinOutcome, FailureCode> end : ends.entrySet()) {
            ScriptedPad pad = new ScriptedPad(end.getKey());
            SigningOutcome outcome = sign(CardFactory.card(asked("63C3")).in(pad), new PinPadEntry(), false);
            assertEquals(new SigningOutcome.Refused(end.getKey()), outcome);
            assertEquals(Optional.of(end.getValue()), outcome.failure());
            assertEquals(1, pad.asked().size());
        }
    }

    @Test
    public void withoutUsableKeysNothingIsAskedAndNothingSent() throws Exception {
        ScriptedPad deaf = new ScriptedPad(new PinOutcome.Verified()).refusingFormats();
        for (FileCard card : List.of(CardFactory.card(new ScriptedTransport()),
                CardFactory.card(new ScriptedTransport()).in(deaf))) {
            SigningOutcome outcome = sign(card, new PinPadEntry(), true);
            assertEquals(new SigningOutcome.Refused(new PinOutcome.NoPinPad()), outcome);
            assertEquals(Optional.of(PinFailure.NO_PIN_PAD), outcome.failure());
            assertEquals(List.of(), card.sent());
        }
        assertEquals(List.of(), deaf.asked());
    }

    @Test
    public void blockedAndLastTryAreToldBeforeAnybodyIsAtTheKeys() throws Exception {
        ScriptedPad pad = new ScriptedPad(new PinOutcome.Verified());
        assertEquals(new SigningOutcome.Refused(new PinOutcome.Blocked()),
                sign(CardFactory.card(asked("63C0")).in(pad), new PinPadEntry(), true));
        assertEquals(new SigningOutcome.LastTryNotConfirmed(),
                sign(CardFactory.card(asked("63C1")).in(pad), new PinPadEntry(), false));
        assertEquals(List.of(), pad.asked());
    }

    @Test
    public void anEntryIsStoppedWhileItLastsAndNotBegunAfterwards() throws Exception {
        PinPadEntry entry = new PinPadEntry();
        ScriptedPad pad = new ScriptedPad(new PinOutcome.Cancelled()).meanwhile(entry::stop);
        sign(CardFactory.card(asked("63C3")).in(pad), entry, false);
        assertEquals(1, pad.aborted());
        entry.stop();
        assertEquals("nobody is at the keys any more", 1, pad.aborted());
        assertEquals(new SigningOutcome.Refused(new PinOutcome.Cancelled()),
                sign(CardFactory.card(asked("63C3")).in(pad), entry, false));
        assertEquals(1, pad.asked().size());
    }

    @Test
    public void aWrongCodeThatCostsAnotherCodeATryIsTheLast() throws Exception {
        CardContents contents = contents();
        AuthenticationObject pin2 = contents.authenticationObjects().get(1);
        for (String[] answers : new String[][] { { "63C2", "63C2" }, { "6983", "63C0" } }) {
            FileCard card = CardFactory.card(asked("63C3").on("00200081 08 3132333435360000", answers[0])
                    .on("00200082", answers[1]));
            SigningOutcome outcome = typed(contents, Map.of(pin2, new RetryCounter.Left(3)), card);
            assertTrue(outcome instanceof SigningOutcome.OtherCounterFell);
            assertEquals(Optional.of(PinFailure.OTHER_COUNTER_FELL), outcome.failure());
        }
        FileCard honest = CardFactory.card(asked("63C3").on("00200081 08 3132333435360000", "63C2").on("00200082",
                "63C3"));
        assertEquals(new SigningOutcome.Refused(new PinOutcome.Wrong(new RetryCounter.Left(2))),
                typed(contents, Map.of(pin2, new RetryCounter.Left(3)), honest));
        FileCard mute = CardFactory.card(asked("63C3").on("00200081 08 3132333435360000", "63C2")
                .removalOn("00200082"));
        assertFalse(typed(contents, Map.of(pin2, new RetryCounter.Left(3)),
                mute) instanceof SigningOutcome.OtherCounterFell);
    }

    private static SigningOutcome typed(CardContents contents, Map<AuthenticationObject, RetryCounter> known,
            FileCard card) throws CardException {
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            return new CardSigner(contents, known).sign(card, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, MESSAGE, pin, false);
        }
    }
}
