/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;

import org.junit.Test;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** SELECT and READ BINARY. */
public class FileCommandsTest {

    private static final String APPLICATION = "00A4040C0CA000000063504B43532D3135";

    private final SmallCard card = new SmallCard();

    @Test
    public void tellsSizeAndIdentifierOfAFile() {
        assertEquals("9000", card.status(APPLICATION));
        assertEquals("6F11 80020014 820101 83025031 880188 8A0105".replace(" ", "") + "9000",
                card.send("00A4020002503100"));
        assertEquals("62", card.send("00A4020402503100").substring(0, 2));
    }

    @Test
    public void findsAFileByEveryKindOfReference() {
        for (String way : new String[] { "00A4080C0450155031", "00A4080C063F0050155031" }) {
            assertEquals(way, "9000", card.status(way));
            assertArrayEquals(way, SmallCard.content(20), card.data("00B0000014"));
        }
        assertEquals("9000", card.status("00A4000C023F00"));
        assertEquals("9000", card.status("00A4010C025015"));
        assertEquals("9000", card.status("00A4090C025031"));
        assertEquals("9000", card.status("00A4000C025015"));
        assertEquals("9000", card.status("00A4030C"));
        assertEquals("9000", card.status("00A4000C022F00"));
        assertArrayEquals(SmallCard.content(8), card.data("00B0000000"));
        assertEquals("9000", card.status("00A4040C06A00000006350"));
    }

    @Test
    public void whatIsNotThereIsNotFoundAndChangesNothing() {
        card.status(APPLICATION);
        card.status("00A4020C025031");
        assertEquals("6A82", card.status("00A4020C02FFFF"));
        assertEquals("6A82", card.status("00A4080C0450154499"));
        assertEquals("6A82", card.status("00A4080C06501550314499"));
        assertEquals("6A82", card.status("00A4040C06A00000016350"));
        assertEquals("6A82", card.status("00A4010C025031"));
        assertEquals("6700", card.status("00A4080C03501550"));
        assertEquals("6A86", card.status("00A40A0C025031"));
        assertEquals("6A86", card.status("00A4020802503100"));
        assertArrayEquals(SmallCard.content(20), card.data("00B0000014"));
    }

    @Test
    public void readsInBlocksAndByShortIdentifier() {
        card.status(APPLICATION);
        byte[] odf = card.data("00B0910000");
        assertArrayEquals(SmallCard.content(20), odf);
        card.status("00A4020C024431");
        byte[] whole = SmallCard.content(600);
        assertArrayEquals(Arrays.copyOf(whole, 256), card.data("00B0000000"));
        assertArrayEquals(Arrays.copyOfRange(whole, 512, 600), card.data("00B0020058"));
        assertArrayEquals(whole, card.data("00B000000003E8".substring(0, 8) + "000258"));
    }

    @Test
    public void saysWhenThereIsNoMore() {
        card.status(APPLICATION);
        card.status("00A4020C025031");
        assertEquals(SmallCard.hex(Arrays.copyOfRange(SmallCard.content(20), 16, 20)) + "6282",
                card.send("00B0001010"));
        assertEquals("6B00", card.status("00B0001404"));
        SmallCard correcting = new SmallCard(
                new CardTraits(Family.GENERIC, EmptyVerify.FREE, ShortRead.CORRECTS, false));
        correcting.status(APPLICATION);
        assertEquals("6C04", correcting.send("00B0911010"));
        assertEquals("9000", correcting.status("00B0911004"));
    }

    @Test
    public void wantsAFileToReadAndKeepsKeysToItself() {
        assertEquals("6986", card.status("00B0000010"));
        card.status(APPLICATION);
        assertEquals("6A82", card.status("00B0930010"));
        assertEquals("9000", card.status("00A4020C024B01"));
        assertEquals("6982", card.status("00B0000010"));
    }
}
