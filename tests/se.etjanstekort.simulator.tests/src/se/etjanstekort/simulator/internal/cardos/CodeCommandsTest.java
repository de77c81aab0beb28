/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER, and the counters behind them. */
public class CodeCommandsTest {

    private static final String VERIFY_1 = "0020008108";
    private static final String QUESTION_1 = "00200081";
    private static final String NEW_PIN = "3232323232320000";

    private final SmallCard card = new SmallCard();

    @Test
    public void aWrongCodeCostsATryAndARightOneRestoresThem() {
        assertEquals("63C2", card.status(VERIFY_1 + SmallCard.WRONG));
        assertEquals("63C1", card.status(VERIFY_1 + SmallCard.WRONG));
        assertEquals("63C1", card.status(QUESTION_1));
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
        assertEquals(3, card.triesLeft(0x81));
        assertEquals("9000", card.status(QUESTION_1));
        card.reset();
        assertEquals("63C3", card.status(QUESTION_1));
    }

    @Test
    public void theThirdWrongCodeBlocksAlsoForTheRightOne() {
        for (String expected : new String[] { "63C2", "63C1", "63C0", "6983" }) {
            assertEquals(expected, card.status(VERIFY_1 + SmallCard.WRONG));
        }
        assertEquals("6983", card.status(VERIFY_1 + SmallCard.PIN_1));
        assertEquals("6983", card.status(QUESTION_1));
        card.reset();
        assertEquals("6983", card.status(VERIFY_1 + SmallCard.PIN_1));
    }

    @Test
    public void aCodeOfAnotherLengthIsAWrongCode() {
        assertEquals("63C2", card.status("0020008106313233343536"));
        assertEquals("63C1", card.status("0020008109" + SmallCard.PIN_1 + "00"));
    }

    @Test
    public void theTryIsSpentBeforeTheComparison() {
        card.tear(VERIFY_1 + SmallCard.PIN_1, 1);
        assertEquals(2, card.triesLeft(0x81));
        assertEquals("63C2", card.status(QUESTION_1));
        card.tear(VERIFY_1 + SmallCard.PIN_1, 0);
        assertEquals(2, card.triesLeft(0x81));
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
    }

    @Test
    public void aTornChangeLeavesTheOldOrTheNewCode() {
        card.tear("0024008110" + SmallCard.PIN_1 + NEW_PIN, 2);
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
        card.tear("0024008110" + SmallCard.PIN_1 + NEW_PIN, 3);
        assertEquals("9000", card.status(VERIFY_1 + NEW_PIN));
    }

    @Test
    public void anEmptyVerifySpendsATryWhereTheCardIsLikeThat() {
        SmallCard spending = new SmallCard(
                new CardTraits(Family.GENERIC, EmptyVerify.SPENDS, ShortRead.WARNS, false));
        assertEquals("63C2", spending.status(QUESTION_1));
        assertEquals("63C1", spending.status(QUESTION_1));
        assertEquals("9000", spending.status(VERIFY_1 + SmallCard.PIN_1));
        assertEquals("9000", spending.status(QUESTION_1));
    }

    @Test
    public void changesWithTheOldCodeOrAfterIt() {
        assertEquals("63C2", card.status("0024008110" + SmallCard.WRONG + NEW_PIN));
        assertEquals("9000", card.status("0024008110" + SmallCard.PIN_1 + NEW_PIN));
        card.reset();
        assertEquals("6982", card.status("0024018108" + SmallCard.PIN_1));
        assertEquals("9000", card.status(VERIFY_1 + NEW_PIN));
        assertEquals("9000", card.status("0024018108" + SmallCard.PIN_1));
        card.reset();
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
    }

    @Test
    public void aNewCodeThatBreaksTheRulesCostsNothing() {
        assertEquals("6A80", card.status("0024008110" + SmallCard.PIN_1 + "3132330000000000"));
        assertEquals("6A80", card.status("0024008110" + SmallCard.PIN_1 + "4142434445460000"));
        assertEquals("6700", card.status("002400810C" + SmallCard.PIN_1 + "31323334"));
        assertEquals(3, card.triesLeft(0x81));
    }

    @Test
    public void thePukUnblocksInEachOfTheFourWays() {
        block();
        assertEquals("9000", card.status("002C008110" + SmallCard.PUK + NEW_PIN));
        assertEquals("9000", card.status(VERIFY_1 + NEW_PIN));
        block();
        assertEquals("9000", card.status("002C018108" + SmallCard.PUK));
        assertEquals("9000", card.status(VERIFY_1 + NEW_PIN));
        block();
        assertEquals("6982", card.status("002C028108" + SmallCard.PIN_1));
        assertEquals("6982", card.status("002C0381"));
        assertEquals("9000", card.status("0020008308" + SmallCard.PUK));
        assertEquals("9000", card.status("002C0381"));
        assertEquals(3, card.triesLeft(0x81));
        assertEquals("9000", card.status("002C028108" + SmallCard.PIN_1));
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
    }

    @Test
    public void aWrongPukCostsItsOwnTryAndUnblocksNothing() {
        block();
        assertEquals("63C9", card.status("002C008110" + SmallCard.WRONG + NEW_PIN));
        assertEquals(0, card.triesLeft(0x81));
        assertEquals(9, card.triesLeft(0x83));
        assertEquals("6985", card.status("002C008310" + SmallCard.PUK + NEW_PIN));
    }

    @Test
    public void unblockingDoesNotVerify() {
        assertEquals("9000", card.status(VERIFY_1 + SmallCard.PIN_1));
        assertEquals("9000", card.status("002C008110" + SmallCard.PUK + NEW_PIN));
        assertEquals("63C3", card.status(QUESTION_1));
    }

    @Test
    public void refusesWhatItDoesNotKnow() {
        assertEquals("6A88", card.status("0020008408" + SmallCard.PIN_1));
        assertEquals("6A86", card.status("0020018108" + SmallCard.PIN_1));
        assertEquals("6A86", card.status("0024028110" + SmallCard.PIN_1 + NEW_PIN));
        assertEquals("6A86", card.status("002C048110" + SmallCard.PUK + NEW_PIN));
        assertEquals(3, card.triesLeft(0x81));
    }

    @Test
    public void theTraceNeverShowsACode() {
        card.status(VERIFY_1 + SmallCard.PIN_1);
        assertEquals("00200081 [8] -> 9000", card.lastTrace());
        card.tear("0024008110" + SmallCard.PIN_1 + NEW_PIN, 1);
        assertThat(card.lastTrace(), not(containsString("3132")));
    }

    private void block() {
        while (card.triesLeft(0x81) > 0) {
            card.status(VERIFY_1 + SmallCard.WRONG);
        }
    }
}
