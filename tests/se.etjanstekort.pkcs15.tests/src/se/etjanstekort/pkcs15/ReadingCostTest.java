/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.junit.Test;

import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.testkit.ScriptedTransport;

/**
 * How many commands a card takes that announces what it can, each count beside its formula; n is the number of certificates,
 * 11 the application and its five lists.
 */
public class ReadingCostTest {

    /** Historical bytes: short file identifiers, chaining, extended length, without EF.ATR/INFO and with it. */
    private static final String ATR_ALL = "3B85800180730400C033";
    private static final String ATR_EXTENDED = "3B85800180730000C037";
    private static final String ATR_LIMITS_IN_FILE = "3B85800180730000E017";
    private static final String ATR_ALL_LIMITS_IN_FILE = "3B85800180730400E013";
    private static final String EF_ATR = "3F002F01";
    /** Commands and answers of at most 2048 bytes, and of 512. */
    private static final byte[] LIMIT_2048 = HexFormat.of().parseHex("7F66080202080002020800");
    private static final byte[] LIMIT_512 = HexFormat.of().parseHex("7F66080202020002020200");
    private static final int CERTIFICATE = CardFactory.certificate(1).length;

    private final CardContentsReader reader = new CardContentsReader();

    private static FileCard card(String atr) {
        return CardFactory.card(new ScriptedTransport()).withAtr(atr).withShortId(0x11, CardFactory.ODF)
                .withShortId(0x12, CardFactory.TOKEN_INFO);
    }

    private void assertCost(String formula, int expected, FileCard card) throws Exception {
        CardContents contents = reader.read(card);
        System.out.printf("%-40s %3d = %s%n", "APDUs of a first meeting", card.sent().size(), formula);
        assertEquals(formula, expected, card.sent().size());
        assertArrayEquals(CardFactory.certificate(1), contents.certificates().get(0).encoded().orElseThrow());
        assertArrayEquals(CardFactory.certificate(2), contents.certificates().get(1).encoded().orElseThrow());
    }

    private static int blocks(int block) {
        return (CERTIFICATE + block - 1) / block;
    }

    @Test
    public void nothingAnnounced() throws Exception {
        assertTrue("longer than one block", CERTIFICATE > 512);
        assertCost("11 + n(1 + length/256)", 11 + 2 * (1 + blocks(256)), card("3B00"));
    }

    @Test
    public void extendedLengthInTheHistoricalBytes() throws Exception {
        assertCost("11 + 2n, extended length", 11 + 2 * 2, card(ATR_EXTENDED));
    }

    @Test
    public void limitsOfExtendedLengthInTheFile() throws Exception {
        assertCost("13 + 2n, limits from EF.ATR/INFO", 13 + 2 * 2, card(ATR_LIMITS_IN_FILE).with(EF_ATR, LIMIT_2048));
        FileCard small = card(ATR_LIMITS_IN_FILE).with(EF_ATR, LIMIT_512);
        assertCost("13 + n(1 + length/510)", 13 + 2 * (1 + blocks(510)), small);
        assertTrue(small.sent().stream().allMatch(command -> command.ne() <= 510));
        assertCost("12 + 2n, no EF.ATR/INFO after all", 12 + 2 * 2, card(ATR_LIMITS_IN_FILE));
        assertCost("13 + 2n, EF.ATR/INFO not to be read", 13 + 2 * 2,
                card(ATR_LIMITS_IN_FILE).refusing(EF_ATR, 0x6982));
    }

    @Test
    public void shortFileIdentifiers() throws Exception {
        assertCost("9 + 2n, short identifiers too", 9 + 2 * 2, card(ATR_ALL));
        assertCost("11 + 2n, and limits from EF.ATR/INFO", 11 + 2 * 2,
                card(ATR_ALL_LIMITS_IN_FILE).with(EF_ATR, LIMIT_2048));
    }

    @Test
    public void shortIdentifiersThatAreNotThoseOfTheStandard() throws Exception {
        FileCard none = CardFactory.card(new ScriptedTransport()).withAtr(ATR_ALL);
        assertCost("12 + 2n, one was refused", 12 + 2 * 2, none);
        FileCard others = CardFactory.card(new ScriptedTransport()).withAtr(ATR_ALL)
                .withShortId(0x12, CardFactory.CERTIFICATE).withShortId(0x11, CardFactory.CDF);
        CardContents contents = reader.read(others);
        assertEquals("A card", contents.tokenInfo().label());
        assertEquals(2, contents.certificates().stream().filter(c -> c.encoded().isPresent()).count());
    }

    @Test
    public void cardOrReaderThatRefusesWhatWasAnnouncedIsReadInShortBlocks() throws Exception {
        int shortly = 11 + 2 * (1 + blocks(256));
        for (int status : new int[] { 0x6700, 0x6883, 0x6D00, 0x6E00, 0x6F00 }) {
            assertCost("11 + n(1 + length/256) + 1 refused", shortly + 1, card(ATR_EXTENDED).refusingExtended(status));
        }
        assertCost("11 + n(1 + length/256) + 1 lost", shortly + 1, card(ATR_EXTENDED).inShortReader());
    }

    @Test
    public void familyOfShorterBlocksIsNotAskedForMore() throws Exception {
        FileCard card = card(ATR_EXTENDED).with(CardFactory.TOKEN_INFO,
                CardFactory.file(CardFactory.tokenInfo("Short", "A card")));
        CardProfile shorter = ProfileParser.parse("short", List.of("source = a test", "met-real-card = no",
                "match.manufacturer = Short", "tries = unknown", "codes = separate", "change = unknown",
                "reset = unknown", "signature = pso", "block = 128"));
        new CardContentsReader(List.of(shorter)).read(card);
        assertFalse(card.sent().stream().anyMatch(CommandApdu::isExtended));
    }

    @Test
    public void cardOfNoFamilyTakesOneCommandMore() throws Exception {
        ASN1Encodable nothingTold = CardFactory.sequence(new ASN1Integer(0), CardFactory.octets("0123456789ABCDEF"),
                CardFactory.text("Nobody"), CardFactory.bits(2));
        FileCard unknown = card("3B00").with(CardFactory.TOKEN_INFO, CardFactory.file(nothingTold));
        assertCost("11 + n(1 + length/256) + 1 applet asked for", 11 + 2 * (1 + blocks(256)) + 1, unknown);
    }
}
