/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.Test;

import se.etjanstekort.login.CodeResult;
import se.etjanstekort.pkcs15.CodeChangeOutcome;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;

/** Every outcome has its own word. */
public class ChangeWordTest {

    private static final PinOutcome WRONG = new PinOutcome.Wrong(new RetryCounter.Left(2));

    @Test
    public void outcomesOfAChange() {
        Map<CodeChangeOutcome, ChangeWord> words = new LinkedHashMap<>();
        words.put(new CodeChangeOutcome.Changed(), ChangeWord.CHANGED);
        words.put(new CodeChangeOutcome.NewCodeUnfit(), ChangeWord.NEW_NOT_SENT);
        words.put(new CodeChangeOutcome.SameCode(), ChangeWord.SAME_CODE);
        words.put(new CodeChangeOutcome.NewCodeRefused(), ChangeWord.NEW_REFUSED);
        words.put(new CodeChangeOutcome.Indeterminate(), ChangeWord.INDETERMINATE);
        words.put(new CodeChangeOutcome.LastTryNotConfirmed(), ChangeWord.LAST_TRY);
        words.put(new CodeChangeOutcome.NotAllowed(), ChangeWord.NOT_ALLOWED);
        words.put(new CodeChangeOutcome.OtherCounterFell(WRONG), ChangeWord.OTHER_COUNTER);
        words.forEach((outcome, word) -> assertEquals(word, ChangeWord.of(new CodeResult.Ended(outcome))));
        assertEquals(ChangeWord.FAILED, ChangeWord.of(new CodeResult.Failed(CardFailure.CARD_REMOVED)));
    }

    @Test
    public void outcomesOfTheCodeThatWasAskedFor() {
        Map<PinOutcome, ChangeWord> words = new LinkedHashMap<>();
        words.put(WRONG, ChangeWord.WRONG_CODE);
        words.put(new PinOutcome.Blocked(), ChangeWord.BLOCKED);
        words.put(new PinOutcome.NotSent(), ChangeWord.NOT_SENT);
        words.put(new PinOutcome.Cancelled(), ChangeWord.CANCELLED);
        words.put(new PinOutcome.TimedOut(), ChangeWord.TIMED_OUT);
        words.put(new PinOutcome.NotRepeated(), ChangeWord.NOT_REPEATED);
        words.put(new PinOutcome.NoPinPad(), ChangeWord.NO_PIN_PAD);
        words.put(new PinOutcome.Indeterminate(), ChangeWord.INDETERMINATE);
        words.forEach((outcome, word) -> {
            assertEquals(word, ChangeWord.of(new CodeResult.Ended(new CodeChangeOutcome.Refused(outcome))));
            assertEquals(word, ChangeWord.of(new CodeResult.Ended(new CodeChangeOutcome.PukRefused(outcome))));
        });
    }
}
