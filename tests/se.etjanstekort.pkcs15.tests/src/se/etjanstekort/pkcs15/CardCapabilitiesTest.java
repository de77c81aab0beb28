/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.Test;

import se.etjanstekort.smartcard.Atr;

/** What cards announce, and what they do not. */
public class CardCapabilitiesTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static CardCapabilities ofAtr(String hex) {
        return CardCapabilities.of(new Atr(bytes(hex)));
    }

    @Test
    public void historicalBytesTell() {
        CardCapabilities all = ofAtr("3B8E80018073B401C058652D746A6B6F727485");
        assertEquals(new CardCapabilities(true, true, true, false, OptionalInt.empty(), OptionalInt.empty()), all);
        assertEquals(65_536, all.mostBytesAtOnce());
        assertEquals("with a status indicator", new CardCapabilities(false, true, true, false, OptionalInt.empty(),
                OptionalInt.empty()), ofAtr("3BDF96008031FE45 0031B8640429ECC1 7394018082 9000 DA"));
    }

    @Test
    public void cardsThatAnnounceNothingCanDoWhatEveryCardCan() {
        for (String atr : List.of("3B00", "3B", "", "3BF51800008131FE454D794549449A",
                "3B9F94801FC30068104405014649534531C807900018",
                "3B7F96000080318065B0850300EF120FFF829000", "FF", "3BFF")) {
            CardCapabilities none = ofAtr(atr);
            assertEquals(atr, 256, none.mostBytesAtOnce());
            assertEquals(atr, CardCapabilities.NONE, none);
        }
    }

    @Test
    public void fileTells() {
        CardCapabilities told = CardCapabilities.NONE.with(Optional.of(bytes("4703 9401C0 7F6608 02020400 02020200")));
        assertEquals(new CardCapabilities(true, true, true, false, OptionalInt.of(1024), OptionalInt.of(512)), told);
        assertEquals("with room for the status", 510, told.mostBytesAtOnce());
        assertEquals(CardCapabilities.NONE, CardCapabilities.NONE.with(Optional.empty()));
        assertEquals(CardCapabilities.NONE, CardCapabilities.NONE.with(Optional.of(bytes("4780"))));
        assertEquals("more than any command can ask for", 65_534, CardCapabilities.NONE
                .with(Optional.of(bytes("4703 9401C0 7F660C 020400FFFFFF 020400FFFFFF"))).mostBytesAtOnce());
    }

    @Test
    public void anyBytesAreRead() {
        Random random = new Random(7816);
        for (int round = 0; round < 20_000; round++) {
            byte[] atr = new byte[random.nextInt(34)];
            random.nextBytes(atr);
            byte[] file = new byte[random.nextInt(40)];
            random.nextBytes(file);
            CardCapabilities capabilities = CardCapabilities.of(new Atr(atr)).with(Optional.of(file));
            assertEquals(true, capabilities.mostBytesAtOnce() >= 256);
        }
    }
}
