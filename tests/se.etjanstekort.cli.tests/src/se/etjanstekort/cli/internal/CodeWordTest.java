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
public class CodeWordTest {

    private static final PinOutcome WRONG = new PinOutcome.Wrong(new RetryCounter.Left(2));

    @Test
    public void outcomesOfAChange() {
        Map<CodeChangeOutcome, CodeWord> words = new LinkedHashMap<>();
        words.put(new CodeChangeOutcome.Changed(), CodeWord.CHANGED);
        words.put(new CodeChangeOutcome.NewCodeUnfit(), CodeWord.NEW_NOT_SENT);
        words.put(new CodeChangeOutcome.SameCode(), CodeWord.SAME_CODE);
        words.put(new CodeChangeOutcome.NewCodeRefused(), CodeWord.NEW_REFUSED);
        words.put(new CodeChangeOutcome.Indeterminate(), CodeWord.INDETERMINATE);
        words.put(new CodeChangeOutcome.LastTryNotConfirmed(), CodeWord.LAST_TRY);
        words.put(new CodeChangeOutcome.NotAllowed(), CodeWord.NOT_ALLOWED);
        words.put(new CodeChangeOutcome.OtherCounterFell(WRONG), CodeWord.OTHER_COUNTER);
        words.forEach((outcome, word) -> assertEquals(word, CodeWord.of(new CodeResult.Ended(outcome))));
        assertEquals(CodeWord.FAILED, CodeWord.of(new CodeResult.Failed(CardFailure.CARD_REMOVED)));
    }

    @Test
    public void outcomesOfTheCodeThatWasAskedFor() {
        Map<PinOutcome, CodeWord> words = new LinkedHashMap<>();
        words.put(WRONG, CodeWord.WRONG_CODE);
        words.put(new PinOutcome.Blocked(), CodeWord.BLOCKED);
        words.put(new PinOutcome.NotSent(), CodeWord.NOT_SENT);
        words.put(new PinOutcome.Cancelled(), CodeWord.CANCELLED);
        words.put(new PinOutcome.TimedOut(), CodeWord.TIMED_OUT);
        words.put(new PinOutcome.NotRepeated(), CodeWord.NOT_REPEATED);
        words.put(new PinOutcome.NoPinPad(), CodeWord.NO_PIN_PAD);
        words.put(new PinOutcome.Indeterminate(), CodeWord.INDETERMINATE);
        words.forEach((outcome, word) -> {
            assertEquals(word, CodeWord.of(new CodeResult.Ended(new CodeChangeOutcome.Refused(outcome))));
            assertEquals(word, CodeWord.of(new CodeResult.Ended(new CodeChangeOutcome.PukRefused(outcome))));
        });
    }
}
