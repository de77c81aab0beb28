/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import java.util.List;
import java.util.Locale;

import org.junit.Test;

public class ReaderDiagnosisTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @Test
    public void namesFollowWhatItMeans() {
        FailureCode held = new ReaderDiagnosis.HeldCard(List.of("Net iD {0}", "OpenSC"));
        FailureText plain = CardFailure.CARD_IN_USE.text(SWEDISH);
        assertEquals(new FailureText(plain.happened(),
                plain.meaning() + " Program på datorn som kan vara orsaken: Net iD {0}, OpenSC.", plain.action()),
                held.text(SWEDISH));
        FailureCode unclaimed = new ReaderDiagnosis.UnclaimedReader(CardFailure.READER_GONE, List.of("It's a reader"));
        assertEquals(CardFailure.READER_GONE.text(Locale.ENGLISH).meaning() + " What was found: It's a reader.",
                unclaimed.text(Locale.ENGLISH).meaning());
    }

    @Test
    public void codeIsThatOfItsKind() {
        FailureCode held = new ReaderDiagnosis.HeldCard(List.of("Net iD"));
        assertEquals("C-03", held.id());
        assertSame(CardFailure.CARD_IN_USE, held.kind());
        assertSame(CardFailure.MUTE, CardFailure.MUTE.kind());
    }

    @Test
    public void cardInUseTellsOfProgramsOnlyWhereSomeAreKnown() {
        Atr atr = new Atr(new byte[] { 0x3B, 0 });
        assertSame(CardFailure.CARD_IN_USE, new Slot.InUse(1, atr).failure());
        assertEquals(new ReaderDiagnosis.HeldCard(List.of("Net iD")),
                new Slot.InUse(1, atr, List.of("Net iD")).failure());
    }
}
