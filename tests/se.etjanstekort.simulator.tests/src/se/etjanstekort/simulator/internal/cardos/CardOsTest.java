/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;

import org.junit.Test;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** The forms of commands, chains, waiting answers, and what is no command. */
public class CardOsTest {

    private final SmallCard card = new SmallCard();

    @Test
    public void takesCommandsOfEveryForm() {
        assertEquals("9000", card.status("00A4000C"));
        assertEquals("9000", card.status("00A4040C00000CA000000063504B43532D3135"));
        assertEquals("9000", card.status("00A4020000000250310000"));
        assertArrayEquals(SmallCard.content(20), card.data("00B00000000014"));
        for (String broken : new String[] { "00A404", "00A4040C0CA000", "00A4040C02503100FF", "00A4040C0000",
                "00A4040C0000FFFF00",
                "00A4040C00000000" }) {
            assertEquals(broken, "6700", card.status(broken));
        }
    }

    @Test
    public void refusesClassesAndInstructionsThatItLacks() {
        assertEquals("6E00", card.status("80A4000C"));
        assertEquals("6E00", card.status("A0A4000C"));
        assertEquals("6882", card.status("0CA4000C"));
        assertEquals("6881", card.status("01A4000C"));
        assertEquals("6D00", card.status("00700000"));
        assertEquals("6A88", card.status("00CA01A000"));
    }

    @Test
    public void joinsAChain() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, SmallCard.RSA.getPublic());
        String padded = "00" + SmallCard.hex(cipher.doFinal(new byte[] { 1, 2, 3 }));
        card.status("0020008108" + SmallCard.PIN_1);
        card.status("002241B803840101");
        assertEquals("9000", card.send("102A8086C8" + padded.substring(0, 400)));
        assertEquals("0102039000", card.send("002A808639" + padded.substring(400) + "00"));
    }

    @Test
    public void aBrokenChainIsForgotten() {
        assertEquals("9000", card.status("102000810431323334"));
        assertEquals("6883", card.status("00A4000C"));
        assertEquals("9000", card.status("00A4000C"));
        assertEquals("9000", card.status("102000810431323334"));
        assertEquals("9000", card.status("002000810435360000"));
    }

    @Test
    public void aChainHasAnEnd() {
        String part = "10200081FF" + "31".repeat(255);
        for (int i = 0; i < 16; i++) {
            assertEquals("9000", card.status(part));
        }
        assertEquals("6700", card.status(part));
        assertEquals(3, card.triesLeft(0x81));
    }

    @Test
    public void answersWaitForGetResponse() {
        SmallCard waiting = new SmallCard(new CardTraits(Family.GENERIC, EmptyVerify.FREE, ShortRead.WARNS, true));
        assertEquals("6985", waiting.status("00C0000000"));
        waiting.status("00A4040C0CA000000063504B43532D3135");
        assertEquals("6113", waiting.send("00A4020002503100"));
        assertEquals("6F118002610F", waiting.send("00C0000004"));
        assertEquals("9000", waiting.status("00C000000F"));
        assertEquals("6985", waiting.status("00C0000013"));
        assertEquals("6113", waiting.send("00A4020002503100"));
        assertEquals("9000", waiting.status("00A4000C"));
        assertEquals("6985", waiting.status("00C0000013"));
    }

    @Test
    public void challengesAreFresh() {
        byte[] first = card.data("0084000010");
        assertEquals(16, first.length);
        assertNotEquals(SmallCard.hex(first), SmallCard.hex(card.data("0084000010")));
        assertEquals("6A86", card.status("0084010010"));
        assertEquals("6700", card.status("00840000"));
    }
}
