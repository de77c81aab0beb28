/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.Test;

import se.etjanstekort.pkcs15.CardProfile.CodeHandling;
import se.etjanstekort.pkcs15.ProfileLines.Wrong;

/** How strictly profile files are read. */
public class ProfileParserTest {

    private static final List<String> GOOD = List.of("# a comment", "", "source = a test", "met-real-card = no",
            "match.label = A card | Another", "tries = verify-empty", "codes = shared", "change = old-and-new",
            "reset = verified-puk-then-new", "signature = internal-authenticate", "block = 128",
            "sign.rsa-pkcs1-sha256 = digest-info 80={algorithm|02} 81={file} 84={key} 95=40");
    private static final int NEXT_LINE = GOOD.size() + 1;

    private static CardProfile parse(String... more) throws Wrong {
        List<String> lines = new ArrayList<>(GOOD);
        lines.addAll(List.of(more));
        return ProfileParser.parse("good", lines);
    }

    private static void assertWrong(String message, String... more) {
        Wrong thrown = assertThrows(Wrong.class, () -> parse(more));
        assertTrue(thrown.getMessage(), thrown.getMessage().startsWith(message));
        assertEquals(NEXT_LINE, thrown.line());
    }

    private static List<String> without(String key) {
        return GOOD.stream().filter(line -> !line.startsWith(key + " ")).toList();
    }

    @Test
    public void everythingIsRead() throws Exception {
        CardProfile profile = parse("match.atr = 3B..00, 3B01", "match.aid = A000000001, A000000002",
                "match.manufacturer = One", "code.padding = 16 0F");
        assertEquals("good", profile.name());
        assertEquals(new CardProfile.Provenance("a test", false), profile.provenance());
        assertEquals(List.of("A card", "Another"), profile.match().labels());
        assertEquals(List.of("One"), profile.match().manufacturerIds());
        assertEquals(2, profile.match().atrs().size());
        assertEquals(new Identifier(HexFormat.of().parseHex("A000000002")), profile.match().applicationIds().get(1));
        assertEquals(CardProfile.TriesQuestion.VERIFY_EMPTY, profile.tries());
        assertEquals(new CodeHandling(CardProfile.CodeSharing.SHARED, Optional.of(new CardProfile.Padding(16, 0x0F)),
                CardProfile.ChangeForm.OLD_AND_NEW, CardProfile.ResetForm.VERIFIED_PUK_THEN_NEW,
                CardProfile.CodeClosing.RESET), profile.codes());
        assertEquals(CardProfile.HashForm.HOST, profile.hash());
        assertEquals(CardProfile.SignatureCommand.INTERNAL_AUTHENTICATE, profile.command());
        assertEquals(128, profile.blockSize());
        assertEquals(
                Map.of(SignatureAlgorithm.RSA_PKCS1_SHA256,
                        new CardProfile.SecurityEnvironment(CardProfile.SignatureInput.DIGEST_INFO,
                                List.of(new CardProfile.Element.AlgorithmReference(0x80, OptionalInt.of(2)),
                                        new CardProfile.Element.KeyFile(0x81),
                                        new CardProfile.Element.KeyReference(0x84),
                                        new CardProfile.Element.Fixed(0x95, 0x40)))),
                profile.environments());
    }

    @Test
    public void hashAndClosingAreRead() throws Exception {
        CardProfile profile = ProfileParser.parse("p", List.of("source = s", "met-real-card = no", "match.label = L",
                "tries = unknown", "codes = separate", "change = unknown", "reset = unknown", "close = deauthenticate",
                "signature = pso", "hash = host-set", "block = 256", "sign.rsa-pkcs1-sha256 = digest 80=42 84={key}"));
        assertEquals(CardProfile.CodeClosing.DEAUTHENTICATE, profile.codes().closing());
        assertEquals(CardProfile.HashForm.HOST_SET, profile.hash());
    }

    @Test
    public void hashApartIsOnlyThatOfADigestAndOnlyWithPso() {
        List<String> start = List.of("source = s", "met-real-card = no", "match.label = L", "tries = unknown",
                "codes = separate", "change = unknown", "reset = unknown", "block = 256", "hash = card");
        List<String> wrongCommand = Stream.concat(start.stream(), Stream.of("signature = internal-authenticate"))
                .toList();
        assertEquals(9, assertThrows(Wrong.class, () -> ProfileParser.parse("p", wrongCommand)).line());
        List<String> wrongInput = Stream
                .concat(start.stream(), Stream.of("signature = pso", "sign.rsa-pkcs1-sha256 = digest-info 84={key}"))
                .toList();
        assertEquals(11, assertThrows(Wrong.class, () -> ProfileParser.parse("p", wrongInput)).line());
    }

    @Test
    public void whatIsNotKnownIsToldWithItsLine() {
        assertWrong("unknown key trys", "trys = unknown");
        assertWrong("unknown key pin.reference", "pin.reference = 82");
        assertWrong("unknown key code.reference", "code.reference = 82");
        assertWrong("no key = value", "tries");
        assertWrong("no value for match.atr", "match.atr =");
        assertWrong("tries for the second time", "tries = unknown");
        assertWrong("not an ATR: 3B0", "match.atr = 3B0");
        assertWrong("not an ATR: 3b00", "match.atr = 3b00");
        assertWrong("not an application identifier: A0", "match.aid = A0");
        assertWrong("not a length and a byte: 8", "code.padding = 8");
        assertWrong("not from 1 to 64: 65", "code.padding = 65 00");
        assertWrong("not one of", "sign.rsa-md5 = digest");
        assertWrong("not one of [digest, digest-info, encoded-message]: message",
                "sign.ecdsa-p256-sha256 = message 84={key}");
        assertWrong("only PKCS#1 v1.5 signs a DigestInfo", "sign.ecdsa-p256-sha256 = digest-info 84={key}");
        assertWrong("only PKCS#1 v1.5 signs a DigestInfo", "sign.rsa-pss-sha256 = digest-info 84={key}");
        assertWrong("only RSA signs an encoded message", "sign.ecdsa-p256-sha256 = encoded-message 84={key}");
        assertWrong("not an element: 84={KEY}", "sign.ecdsa-p256-sha256 = digest 84={KEY}");
        assertWrong("nothing is known by 84={pin}", "sign.ecdsa-p256-sha256 = digest 84={pin}");
    }

    @Test
    public void valuesThatDoNotFitAreToldWithTheirLine() {
        for (String[] wrong : new String[][] { { "tries", "sometimes" }, { "block", "0" }, { "block", "257" },
                { "block", "many" }, { "met-real-card", "perhaps" }, { "codes", "one" }, { "reset", "never" } }) {
            List<String> lines = new ArrayList<>(without(wrong[0]));
            lines.add(wrong[0] + " = " + wrong[1]);
            Wrong thrown = assertThrows(Wrong.class, () -> ProfileParser.parse("x", lines));
            assertTrue(thrown.getMessage(), thrown.getMessage().startsWith("not "));
            assertEquals(GOOD.size(), thrown.line());
        }
    }

    @Test
    public void missingKeysAreTold() {
        for (String key : List.of("source", "met-real-card", "tries", "codes", "change", "reset", "signature",
                "block")) {
            Wrong thrown = assertThrows(Wrong.class, () -> ProfileParser.parse("x", without(key)));
            assertEquals(key + " is missing", thrown.getMessage());
            assertEquals(0, thrown.line());
        }
    }

    @Test
    public void answerToResetCannotDecideAlone() {
        List<String> lines = new ArrayList<>(without("match.label"));
        lines.add("match.atr = 3B00");
        Wrong thrown = assertThrows(Wrong.class, () -> ProfileParser.parse("x", lines));
        assertEquals("an answer to reset cannot decide alone", thrown.getMessage());
        assertEquals(GOOD.size(), thrown.line());
    }

    @Test
    public void familyThatIsNotSupportedSaysNothingOfCommands() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("source = a test", "met-real-card = no", "match.aid = A000000001",
                        "unsupported = for a reason"));
        assertEquals(Optional.of("for a reason"), ProfileParser.parse("x", lines).unsupported());
        lines.add("tries = unknown");
        Wrong thrown = assertThrows(Wrong.class, () -> ProfileParser.parse("x", lines));
        assertEquals(5, thrown.line());
    }
}
