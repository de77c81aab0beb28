/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** Where the card stands when the code is verified, and where when the key is named: each in its own directory. */
public class KeyDirectoryTest {

    private static final String MYEID_ATR = "3BF51800008131FE454D794549449A";

    private static FileCard card(String codePath, String keyPath) {
        ASN1Encodable code = CardFactory.code(1, 0,
                CardFactory.sequence(CardFactory.bits(1), new ASN1Enumerated(1), CardFactory.integer(4),
                        CardFactory.integer(8), CardFactory.integer(8),
                        CardFactory.implicit(0, CardFactory.integer(0x81)), CardFactory.path(codePath)));
        ASN1Encodable key = CardFactory.sequence(
                CardFactory.sequence(CardFactory.text("Key"), CardFactory.bits(0), CardFactory.id(1)),
                CardFactory.keyAttributes(0x45, 1, 2),
                CardFactory.explicit(1, CardFactory.sequence(CardFactory.path(keyPath), CardFactory.integer(2048))));
        return CardFactory.card(new ScriptedTransport()).with(CardFactory.AODF, CardFactory.file(code))
                .with(CardFactory.PRKDF, CardFactory.file(key)).with(CardFactory.TOKEN_INFO,
                        CardFactory.file(CardFactory.tokenInfo("Unknown", "A card")));
    }

    /** The directories in which VERIFY with a code and MANAGE SECURITY ENVIRONMENT reach the card. */
    private static List<String> directories(FileCard card) throws CardException {
        CardContents contents = new CardContentsReader().read(card);
        card.answeringOthers(command -> new ResponseApdu(new byte[256], StatusWord.SUCCESS));
        int before = card.sent().size();
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            SigningOutcome outcome = new CardSigner(contents).sign(card, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[1], pin, false);
            assertTrue(outcome instanceof SigningOutcome.Signed);
        }
        List<Integer> others = card.sent().stream().skip(before).map(CommandApdu::ins)
                .filter(ins -> ins != 0xA4 && ins != 0x2E)
                .toList();
        int verify = others.size() - 3;
        assertEquals(List.of(0x20, 0x22, 0x2A), others.subList(verify, others.size()));
        return card.directoriesOfOthers().subList(verify, verify + 2);
    }

    @Test
    public void codeAndKeyInTheApplication() throws Exception {
        for (String key : List.of("3F005015", "3F0050154B01", "4B01", "")) {
            assertEquals(key, List.of("3F005015", "3F005015"), directories(card("", key)));
            assertEquals(key, List.of("3F005015", "3F005015"), directories(card("3F005015", key)));
        }
    }

    @Test
    public void cardThatTellsWhereItsApplicationIs() throws Exception {
        for (String key : List.of("3F005015", "3F0050154B01", "4B01", "")) {
            assertEquals(key, List.of("3F005015", "3F005015"),
                    directories(card("3F005015", key).tellingDirectory("5015")));
            assertEquals(key, List.of("3F00", "3F005015"), directories(card("3F00", key).tellingDirectory("5015")));
        }
    }

    /** Another directory below the application by the application's own identifier. */
    @Test
    public void codeInADirectoryOfTheApplication() throws Exception {
        FileCard nested = card("3F0050155015", "").tellingDirectory("5015").with("3F00501550150001", new byte[1]);
        assertEquals(List.of("3F0050155015", "3F005015"), directories(nested));
    }

    @Test
    public void codeInTheMasterFile() throws Exception {
        for (String key : List.of("3F005015", "3F0050154B01", "4B01", "")) {
            assertEquals(key, List.of("3F00", "3F005015"), directories(card("3F00", key)));
            assertEquals(key, List.of("3F00", "3F005015"), directories(card("3F00", key).withAid("")));
            FileCard selectable = card("3F00", key).with("3F0050154B01", new byte[1]);
            assertEquals(key, List.of("3F00", "3F005015"), directories(selectable));
        }
    }

    @Test
    public void keyThatIsNamedByItsFile() throws Exception {
        for (String key : List.of("3F0050154B01", "4B01")) {
            assertEquals(key, List.of("3F00", "3F005015"), directories(card("3F00", key).withAtr(MYEID_ATR)));
            assertEquals(key, List.of("3F005015", "3F005015"), directories(card("", key).withAtr(MYEID_ATR)));
        }
    }
}
