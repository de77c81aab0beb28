/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import se.etjanstekort.pkcs15.CardCapture;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.simulator.internal.persona.Holder;
import se.etjanstekort.simulator.internal.persona.Personas;
import se.etjanstekort.smartcard.Pin;

/** From a card to a capture, from the capture to a card, and nothing personal on the way. */
public class CardCaptureTest {

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final List<String> PERSONAS = List.of("doctor", "nurse", "ec", "rsa3072", "fineid3", "telia-eid");

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private SoftwareCards cards;

    @Before
    public void open() {
        cards = new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC());
    }

    private static Map<String, Object> capture(SoftwareCard card) throws Exception {
        CardInHand hand = new CardInHand(card);
        Map<String, Object> document = new CardCapture(CardProfiles.shipped()).of(hand);
        assertEquals("no code is sent", 0, hand.codesSent());
        card.reset();
        return document;
    }

    private static SoftwareCard cardOf(Map<String, Object> document) throws Exception {
        Path file = PKI.newFile().toPath();
        Files.writeString(file, GSON.toJson(document));
        return SoftwareCard.captured(file);
    }

    @Test
    public void captureOfACardOfACaptureIsTheSame() throws Exception {
        for (String persona : PERSONAS) {
            Map<String, Object> first = capture(cards.card(persona));
            assertTrue(persona, first.get("files").toString().contains("certificate={"));
            Map<String, Object> second = capture(cardOf(first));
            assertEquals(persona, GSON.toJson(first), GSON.toJson(second));
        }
    }

    @Test
    public void nothingPersonalIsInIt() throws Exception {
        for (String persona : SoftwareCards.personas()) {
            String text = GSON.toJson(capture(cards.card(persona)));
            String hex = text.toUpperCase(Locale.ROOT);
            Holder holder = Personas.find(persona).orElseThrow().holder();
            String number = Personas.find(persona).orElseThrow().card().number();
            for (String personal : List.of(holder.givenName(), holder.surname().split(" ")[0],
                    holder.surname().split(" ")[1 % holder.surname().split(" ").length], holder.hsaId(),
                    holder.personnummer(), holder.personnummer().substring(2), holder.organisation(), holder.title(),
                    holder.userPrincipalName(), number)) {
                assertFalse(persona + ": " + personal, text.contains(personal));
                assertFalse(persona + ": " + personal + " as bytes", hex.contains(bytes(personal)));
            }
            assertFalse(persona + ": card number as digits", hex.contains(number));
            for (X509Certificate certificate : cards.certificates(persona)) {
                assertFalse(persona + ": serial number",
                        hex.contains(certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT)));
                assertFalse(persona + ": key", hex.contains(
                        HexFormat.of().withUpperCase().formatHex(certificate.getPublicKey().getEncoded(), 40, 60)));
            }
        }
    }

    private static String bytes(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void labelsThatNameTheHolderAreOverwritten() throws Exception {
        String text = GSON.toJson(capture(cards.card("doctor")));
        assertTrue("what is public stays", text.contains(bytes("Legitimering")));
        assertTrue(text.contains(bytes("e-tjanstekort SDK")));
    }

    @Test
    public void cardOfACaptureIsReadAndSigns() throws Exception {
        SoftwareCard card = cardOf(capture(cards.card("doctor")));
        CardInHand hand = new CardInHand(card);
        CardContents contents = new CardContentsReader().read(hand);
        assertEquals("software-card", contents.profile().name());
        assertEquals(4, contents.privateKeys().size());
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            assertTrue(new CardSigner(contents).sign(hand, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[1], pin, true) instanceof SigningOutcome.Signed);
        }
    }

    @Test
    public void cardWithoutApplicationIsCapturedToo() throws Exception {
        Map<String, Object> document = capture(cards.card("doors-only"));
        assertEquals(cards.card("doors-only").atr().toString(), document.get("atr"));
        assertTrue(document.get("files").toString().contains("select=6A82"));
    }

    @Test
    public void whatIsNoCaptureMakesNoCard() throws Exception {
        for (String text : List.of("", "{}", "[]", "{\"atr\":\"3B\",\"application\":null,\"files\":[]}")) {
            Path file = PKI.newFile().toPath();
            Files.writeString(file, text);
            assertThrows(text, SoftwareCardException.class, () -> SoftwareCard.captured(file));
        }
    }
}
