/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;

/** What status words say of a code; the card's own are gone through in {@link VerifyTest}. */
public class CodeAnswerTest {

    private static PinOutcome pad(int status) throws CardException {
        return CodeAnswer.ofPinPad("VERIFY", new StatusWord(status));
    }

    @Test
    public void whatTheReaderAnswersInTheCardsPlaceIsToldApart() throws Exception {
        assertEquals(new PinOutcome.TimedOut(), pad(0x6400));
        assertEquals(new PinOutcome.Cancelled(), pad(0x6401));
        assertEquals(new PinOutcome.NotRepeated(), pad(0x6402));
        assertEquals(new PinOutcome.NotSent(), pad(0x6403));
        assertEquals(Optional.of(PinFailure.NOT_REPEATED), pad(0x6402).failure());
    }

    @Test
    public void whatTheCardAnswersMeansTheSameOnThePad() throws Exception {
        assertEquals(new PinOutcome.Verified(), pad(0x9000));
        assertEquals(new PinOutcome.Wrong(new RetryCounter.Left(2)), pad(0x63C2));
        assertEquals(new PinOutcome.Blocked(), pad(0x63C0));
        assertEquals(new PinOutcome.Blocked(), pad(0x6983));
        assertEquals(new PinOutcome.Blocked(), pad(0x6984));
        assertThrows(CardException.UnexpectedStatus.class, () -> pad(0x6985));
    }

    @Test
    public void readersAnswersFromACardSayNothingOfTheCode() {
        for (int status = 0x6400; status <= 0x6403; status++) {
            StatusWord answer = new StatusWord(status);
            assertThrows(CardException.UnexpectedStatus.class, () -> CodeAnswer.ofCard("VERIFY", answer));
        }
    }
}
