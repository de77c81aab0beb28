/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.Test;

/** Profile files: the shipped ones, and how strictly they are read. */
public class ProfileParserTest {

    private static final List<String> GOOD = List.of("# a comment", "", "match.label = A card", "tries = verify-empty",
            "signature = internal-authenticate", "block = 128",
            "sign.rsa-pkcs1-sha256 = digest-info 80={algorithm|02} 81={file} 84={key} 95=40");

    private static CardProfile parse(String... more) {
        List<String> lines = new ArrayList<>(GOOD);
        lines.addAll(List.of(more));
        return ProfileParser.parse("good", lines);
    }

    private static void assertWrong(String message, String... more) {
        Exception thrown = assertThrows(IllegalArgumentException.class, () -> parse(more));
        assertTrue(thrown.getMessage(), thrown.getMessage().startsWith("good.properties:8: " + message));
    }

    @Test
    public void everythingIsRead() {
        CardProfile profile = parse("match.atr = 3B..00, 3B01");
        assertEquals("good", profile.name());
        assertEquals(Optional.of("A card"), profile.match().label());
        assertEquals(2, profile.match().atrs().size());
        assertEquals(CardProfile.TriesQuestion.VERIFY_EMPTY, profile.tries());
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
    public void whatIsNotKnownIsToldWithItsLine() {
        assertWrong("unknown key trys", "trys = unknown");
        assertWrong("unknown key pin.reference", "pin.reference = 82");
        assertWrong("no key = value", "tries");
        assertWrong("no value for match.atr", "match.atr =");
        assertWrong("tries for the second time", "tries = unknown");
        assertWrong("not an ATR: 3B0", "match.atr = 3B0");
        assertWrong("not an ATR: 3b00", "match.atr = 3b00");
        assertWrong("not one of", "sign.rsa-md5 = digest");
        assertWrong("not one of [digest, digest-info]: message", "sign.ecdsa-p256-sha256 = message 84={key}");
        assertWrong("only RSA signs a DigestInfo", "sign.ecdsa-p256-sha256 = digest-info 84={key}");
        assertWrong("not an element: 84={KEY}", "sign.ecdsa-p256-sha256 = digest 84={KEY}");
        assertWrong("nothing is known by 84={pin}", "sign.ecdsa-p256-sha256 = digest 84={pin}");
    }

    @Test
    public void valuesThatDoNotFitAreToldWithTheirLine() {
        assertThrows(IllegalArgumentException.class, () -> ProfileParser.parse("x", List.of("tries = sometimes")));
        for (String block : List.of("0", "257", "many", "-1")) {
            Exception thrown = assertThrows(IllegalArgumentException.class, () -> ProfileParser.parse("x",
                    List.of("tries = unknown", "signature = pso", "block = " + block)));
            assertTrue(thrown.getMessage(), thrown.getMessage().startsWith("x.properties:3: not "));
        }
    }

    @Test
    public void missingKeysAreTold() {
        Exception thrown = assertThrows(IllegalArgumentException.class,
                () -> ProfileParser.parse("x", List.of("tries = unknown", "block = 256")));
        assertEquals("x.properties: signature is missing", thrown.getMessage());
    }

    @Test
    public void shippedProfilesAreReadAndTheLastFitsAll() {
        List<CardProfile> shipped = CardProfiles.shipped();
        assertEquals(List.of("software-card", "myeid", "generic"), shipped.stream().map(CardProfile::name).toList());
        CardProfile last = shipped.get(2);
        assertEquals(new CardProfile.Match(List.of(), Optional.empty(), Optional.empty()), last.match());
        for (CardProfile profile : shipped) {
            assertEquals(Set.of(SignatureAlgorithm.values()), profile.environments().keySet());
        }
    }

    /** An unknown card may count an empty VERIFY as a wrong code. */
    @Test
    public void onlyTheSoftwareCardIsAskedForTries() {
        List<String> asked = CardProfiles.shipped().stream()
                .filter(profile -> profile.tries() == CardProfile.TriesQuestion.VERIFY_EMPTY).map(CardProfile::name)
                .toList();
        assertEquals(List.of("software-card"), asked);
    }
}
