/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.testkit.ScriptedTransport;

/** Which commands a signature takes, by what the card tells and by what its profile says. */
public class SigningCommandsTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final String VERIFY = "00200081 08 3132333435360000";
    private static final String SIGNATURE = "5A".repeat(256);
    private static final int SELECT = 0xA4;

    private static String hash() throws Exception {
        return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(MESSAGE));
    }

    private static ScriptedTransport usual() throws Exception {
        return new ScriptedTransport().on("00200081", "63C3").on(VERIFY, "9000")
                .on("002241B6 06 800102 840101", "9000")
                .on("002A9E9A 33 3031300D060960864801650304020105000420" + hash() + "00", SIGNATURE + "9000");
    }

    private static FileCard card(ScriptedTransport script) {
        return CardFactory.card(script).tellingDirectory("5015").with(CardFactory.PRKDF,
                CardFactory.file(CardFactory.rsaKey(0x45, 1, 1, "3F005015")));
    }

    /** A card of a family that a profile with these lines is for. */
    private static CardContentsReader reader(String... lines) throws Exception {
        List<String> profile = new ArrayList<>(List.of("source = a test", "met-real-card = no",
                "match.manufacturer = e-tjanstekort SDK", "codes = separate", "change = unknown",
                "reset = unknown", "signature = pso", "block = 256"));
        profile.addAll(List.of(lines));
        return new CardContentsReader(List.of(ProfileParser.parse("test", profile)));
    }

    /** The commands of the signature alone. */
    private static List<Integer> sign(CardContentsReader reader, FileCard card) throws CardException {
        CardContents contents = reader.read(card);
        int before = card.sent().size();
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            SigningOutcome outcome = new CardSigner(contents).sign(card, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, MESSAGE, pin, false);
            assertArrayEquals(HexFormat.of().parseHex(SIGNATURE), ((SigningOutcome.Signed) outcome).signature());
        }
        return card.sent().stream().skip(before).map(CommandApdu::ins).toList();
    }

    @Test
    public void fiveCommandsFromTheCodeToTheSignature() throws Exception {
        assertEquals("SELECT, counter, VERIFY, MSE, sign", List.of(SELECT, 0x20, 0x20, 0x22, 0x2A),
                sign(new CardContentsReader(), card(usual())));
    }

    /** The answer to the selection alone decides nothing: the card's list of files has to say the same. */
    @Test
    public void directoryThatIsNotKnownToBeTheApplicationsIsEnteredApart() throws Exception {
        for (String told : List.of("4F01", "3F00", "")) {
            FileCard card = card(usual()).tellingDirectory(told);
            assertEquals(List.of(SELECT, SELECT, 0x20, 0x20, 0x22, 0x2A), sign(new CardContentsReader(), card));
            assertEquals(List.of("3F005015", "3F005015", "3F005015", "3F005015"), card.directoriesOfOthers());
        }
        FileCard listsElsewhere = card(usual()).with(CardFactory.ODF,
                CardFactory.file(CardFactory.list(8, CardFactory.AODF), CardFactory.list(0, CardFactory.PRKDF),
                        CardFactory.list(4, "3F004F014403")))
                .with("3F004F014403", CardFactory.file(CardFactory.certificateEntry(0x45, CardFactory.CERTIFICATE)));
        assertEquals(List.of(SELECT, SELECT, 0x20, 0x20, 0x22, 0x2A), sign(new CardContentsReader(), listsElsewhere));
    }

    @Test
    public void hashThatIsSetBeforeTheCardSigns() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on(VERIFY, "9000").on("002241B6 06 800142 840101", "9000")
                .on("002A90A0 22 9020" + hash(), "9000").on("002A9E9A00", SIGNATURE + "9000");
        sign(reader("tries = unknown", "hash = host-set", "sign.rsa-pkcs1-sha256 = digest 80=42 84={key}"),
                card(script));
        script.assertDone();
    }

    @Test
    public void hashThatTheCardMakes() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on(VERIFY, "9000").on("002241B6 06 800142 840101", "9000")
                .on("002A9080 07" + HexFormat.of().withUpperCase().formatHex(MESSAGE), "9000")
                .on("002A9E9A00", SIGNATURE + "9000");
        sign(reader("tries = unknown", "hash = card", "sign.rsa-pkcs1-sha256 = digest 80=42 84={key}"), card(script));
        script.assertDone();
    }

    @Test
    public void codeIsClosedByACommandAndByAResetWhereTheCardRefuses() throws Exception {
        for (String answer : List.of("9000", "6D00", "6982")) {
            FileCard card = card(usual().on("002E0000", answer));
            CardContentsReader closing = reader("close = deauthenticate", "tries = verify-empty",
                    "sign.rsa-pkcs1-sha256 = digest-info 80=02 84={key}");
            assertEquals(List.of(SELECT, 0x20, 0x20, 0x22, 0x2A, 0x2E), sign(closing, card));
            assertEquals(answer, !answer.equals("9000"), card.isResetAsked());
        }
        ScriptedTransport pulled = usual().removalOn("002E0000");
        FileCard card = card(pulled);
        sign(reader("close = deauthenticate", "tries = verify-empty",
                "sign.rsa-pkcs1-sha256 = digest-info 80=02 84={key}"), card);
        assertTrue("a card that leaves then has signed", card.isResetAsked());
    }

    @Test
    public void codeThatWasRefusedLeavesNothingToClose() throws Exception {
        FileCard card = card(new ScriptedTransport().on(VERIFY, "63C2"));
        CardContents contents = reader("tries = unknown", "close = deauthenticate",
                "sign.rsa-pkcs1-sha256 = digest-info 84={key}")
                .read(card);
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            assertTrue(new CardSigner(contents).sign(card, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, MESSAGE, pin, false) instanceof SigningOutcome.Refused);
        }
        assertTrue(card.isResetAsked());
        assertFalse(card.sent().stream().anyMatch(command -> command.ins() == 0x2E));
    }
}
