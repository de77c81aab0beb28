/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.testkit.ScriptedTransport;

/** Code and signature in one session: what goes to the card, in which order, and what never does. */
public class CardSignerTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    private static final String TRIES = "00200081";
    private static final String VERIFY = "00200081 08 3132333435360000";
    private static final String MSE = "002241B6 06 800102 840101";
    private static final String SIGNATURE = "5A".repeat(256);
    private static final int AT_VERIFY = 3;
    private static final int AT_SIGNATURE = 6;

    private static String hash(String algorithm) throws Exception {
        return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance(algorithm).digest(MESSAGE));
    }

    private static String pso() throws Exception {
        return "002A9E9A 33 3031300D060960864801650304020105000420" + hash("SHA-256") + "00";
    }

    private static ScriptedTransport upTo(String... steps) {
        ScriptedTransport script = new ScriptedTransport();
        for (int i = 0; i < steps.length; i += 2) {
            script.on(steps[i], steps[i + 1]);
        }
        return script;
    }

    private static ScriptedTransport wholeFlow() throws Exception {
        return upTo(TRIES, "63C3", VERIFY, "9000", MSE, "9000", pso(), SIGNATURE + "9000");
    }

    private static CardContents contents(FileCard card) throws CardException {
        return new CardContentsReader().read(card);
    }

    private static FileCard generic(ScriptedTransport script) {
        return CardFactory.card(script).with(CardFactory.TOKEN_INFO,
                CardFactory.file(CardFactory.tokenInfo("Unknown", "A card")));
    }

    private static SigningOutcome sign(FileCard card, String code, boolean allowLastTry) throws CardException {
        CardContents contents = contents(CardFactory.card(new ScriptedTransport()));
        return sign(contents, card, code, allowLastTry);
    }

    private static SigningOutcome sign(CardContents contents, FileCard card, String code, boolean allowLastTry)
            throws CardException {
        try (Pin pin = Pin.takeOver(code.toCharArray())) {
            return new CardSigner(contents).sign(card, contents.privateKeys().get(0),
                    SignatureAlgorithm.RSA_PKCS1_SHA256, MESSAGE, pin, allowLastTry);
        }
    }

    private static long codesSent(FileCard card) {
        return card.sent().stream().filter(CommandApdu::carriesCode).count();
    }

    @Test
    public void selectsAsksVerifiesSetsAndSigns() throws Exception {
        ScriptedTransport script = wholeFlow();
        FileCard card = CardFactory.card(script);
        SigningOutcome outcome = sign(card, "123456", false);
        assertArrayEquals(HexFormat.of().parseHex(SIGNATURE), ((SigningOutcome.Signed) outcome).signature());
        assertEquals(Optional.empty(), outcome.failure());
        script.assertDone();
        assertEquals(List.of(0xA4, 0xA4, 0x20, 0x20, 0xA4, 0x22, 0x2A),
                card.sent().stream().map(CommandApdu::ins).toList());
        assertTrue(card.isResetAsked());
    }

    @Test
    public void codeOnTheWayIsWiped() throws Exception {
        for (String answer : List.of("9000", "63C2", "6983")) {
            ScriptedTransport script = upTo(TRIES, "63C3", VERIFY, answer, MSE, "9000", pso(), SIGNATURE + "9000");
            FileCard card = CardFactory.card(script);
            sign(card, "123456", false);
            assertWiped(card);
        }
        FileCard pulled = CardFactory.card(wholeFlow()).pulledAt(AT_VERIFY);
        sign(pulled, "123456", false);
        assertWiped(pulled);
    }

    private static void assertWiped(FileCard card) {
        List<CommandApdu> codes = card.sent().stream().filter(command -> command.ins() == 0x20 && command.nc() > 0)
                .toList();
        assertEquals(1, codes.size());
        assertArrayEquals(new byte[8], codes.get(0).data());
    }

    /** Wherever the card leaves: a code is sent once at most, a signature once at most, and removal is no wrong code. */
    @Test
    public void removalAtEveryCommandEndsRightly() throws Exception {
        for (int at = 0; at <= AT_SIGNATURE; at++) {
            FileCard card = CardFactory.card(wholeFlow()).pulledAt(at);
            if (at == AT_VERIFY) {
                SigningOutcome outcome = sign(card, "123456", false);
                assertEquals(new SigningOutcome.Refused(new PinOutcome.Indeterminate()), outcome);
                assertEquals(Optional.of(PinFailure.INDETERMINATE), outcome.failure());
            } else if (at > AT_VERIFY) {
                assertEquals("at " + at, Optional.of(CardFailure.CARD_REMOVED),
                        ((SigningOutcome.NotSigned) sign(card, "123456", false)).failure());
            } else {
                assertThrows("at " + at, CardException.CardRemoved.class, () -> sign(card, "123456", false));
            }
            assertEquals("code, pulled at " + at, at < AT_VERIFY ? 0 : 1, codesSent(card));
            assertEquals("signature, pulled at " + at, at < AT_SIGNATURE ? 0 : 1, card.count(0x2A));
            assertEquals("reset, pulled at " + at, at >= AT_VERIFY, card.isResetAsked());
        }
    }

    @Test
    public void wrongCodeIsAValueAndNothingIsSigned() throws Exception {
        ScriptedTransport script = upTo(TRIES, "63C3", VERIFY, "63C2");
        FileCard card = CardFactory.card(script);
        assertEquals(new SigningOutcome.Refused(new PinOutcome.Wrong(new RetryCounter.Left(2))),
                sign(card, "123456", false));
        script.assertDone();
    }

    @Test
    public void wrongLengthAndCharactersNeverReachTheCard() throws Exception {
        for (String code : List.of("", "123", "123456789", "12345x")) {
            FileCard card = CardFactory.card(new ScriptedTransport());
            SigningOutcome outcome = sign(card, code, true);
            assertEquals(new SigningOutcome.Refused(new PinOutcome.NotSent()), outcome);
            assertEquals(Optional.of(PinFailure.WRONG_FORMAT), outcome.failure());
            assertEquals(List.of(), card.sent());
            assertFalse(card.isResetAsked());
        }
    }

    @Test
    public void blockedCodeIsNotSent() throws Exception {
        for (String answer : List.of("63C0", "6983", "6984")) {
            FileCard card = CardFactory.card(upTo(TRIES, answer));
            assertEquals(new SigningOutcome.Refused(new PinOutcome.Blocked()), sign(card, "123456", true));
            assertEquals(0, codesSent(card));
        }
    }

    @Test
    public void lastTryWantsAYes() throws Exception {
        FileCard card = CardFactory.card(upTo(TRIES, "63C1"));
        SigningOutcome outcome = sign(card, "123456", false);
        assertEquals(new SigningOutcome.LastTryNotConfirmed(), outcome);
        assertEquals(Optional.of(PinFailure.LAST_TRY_NOT_CONFIRMED), outcome.failure());
        assertEquals(0, codesSent(card));
        FileCard allowed = CardFactory.card(upTo(TRIES, "63C1", VERIFY, "63C0"));
        assertEquals(new SigningOutcome.Refused(new PinOutcome.Blocked()), sign(allowed, "123456", true));
    }

    /** After 9000 to the question, or any status without a number, nobody knows, and that stops nobody. */
    @Test
    public void unknownCounterDoesNotBlock() throws Exception {
        for (String answer : List.of("9000", "6A86", "6300")) {
            ScriptedTransport script = upTo(TRIES, answer, VERIFY, "63C2");
            sign(CardFactory.card(script), "123456", false);
            script.assertDone();
        }
    }

    @Test
    public void cardThatMayCountTheQuestionIsNotAsked() throws Exception {
        CardContents contents = contents(generic(new ScriptedTransport()));
        ScriptedTransport script = upTo(VERIFY, "9000", MSE, "9000", pso(), SIGNATURE + "9000");
        assertTrue(sign(contents, generic(script), "123456", false) instanceof SigningOutcome.Signed);
        script.assertDone();
        FileCard untouched = generic(new ScriptedTransport());
        assertEquals(new RetryCounter.Unknown(),
                new CardSigner(contents).triesLeft(untouched, contents.authenticationObjects().get(0)));
        assertEquals(List.of(), untouched.sent());
    }

    @Test
    public void triesLeftAreAskedOfTheRightCode() throws Exception {
        CardContents contents = contents(CardFactory.card(new ScriptedTransport()));
        FileCard card = CardFactory.card(upTo("00200082", "63C2"));
        assertEquals(new RetryCounter.Left(2),
                new CardSigner(contents).triesLeft(card, contents.authenticationObjects().get(1)));
        assertEquals(0, codesSent(card));
    }

    @Test
    public void statusThatTellsNothingOfTheCodeIsUnexpected() throws Exception {
        ScriptedTransport script = upTo(TRIES, "63C3", VERIFY, "6F00");
        FileCard card = CardFactory.card(script);
        assertThrows(CardException.UnexpectedStatus.class, () -> sign(card, "123456", false));
        script.assertDone();
        assertEquals(1, codesSent(card));
        assertTrue(card.isResetAsked());
    }

    /** A card that takes codes and gives nothing for them is told from one that cannot be spoken to. */
    @Test
    public void acceptedCodeWithoutASignature() throws Exception {
        for (String[] steps : new String[][] { { TRIES, "63C3", VERIFY, "9000", MSE, "6A88" },
                { TRIES, "63C3", VERIFY, "9000", MSE, "63C2" },
                { TRIES, "63C3", VERIFY, "9000", MSE, "9000", pso(), "63C2" },
                { TRIES, "63C3", VERIFY, "9000", MSE, "9000", pso(), "6982" },
                { TRIES, "63C3", VERIFY, "9000", MSE, "9000", pso(), "6C80" } }) {
            ScriptedTransport script = upTo(steps);
            FileCard card = CardFactory.card(script);
            SigningOutcome outcome = sign(card, "123456", false);
            assertTrue(((SigningOutcome.NotSigned) outcome).cause() instanceof CardException.UnexpectedStatus);
            assertEquals(Optional.of(CardFailure.UNEXPECTED_STATUS), outcome.failure());
            script.assertDone();
            assertEquals(1, codesSent(card));
            assertTrue(card.isResetAsked());
        }
    }

    @Test
    public void ecKeyGetsTheHashAndGivesDer() throws Exception {
        String raw = "01".repeat(64);
        ScriptedTransport script = upTo("00200082", "63C3", "00200082 08 3132333435360000", "9000",
                "002241B6 06 800104 840102", "9000", "002A9E9A 20" + hash("SHA-256") + "00", raw + "9000");
        CardContents contents = contents(CardFactory.card(new ScriptedTransport()));
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            SigningOutcome outcome = new CardSigner(contents).sign(CardFactory.card(script),
                    contents.privateKeys().get(1), SignatureAlgorithm.ECDSA_P256_SHA256, MESSAGE, pin, false);
            String half = "0220" + "01".repeat(32);
            assertArrayEquals(HexFormat.of().parseHex("3044" + half + half),
                    ((SigningOutcome.Signed) outcome).signature());
        }
        script.assertDone();
    }

    @Test
    public void myEidNamesTheKeyByItsFile() throws Exception {
        FileCard myEid = generic(upTo(TRIES, "63C3", VERIFY.replace("0000", "FFFF"), "9000",
                "002241B6 0A 800102 81024B01 840100", "9000", pso(), SIGNATURE + "9000", "002E0000", "9000"))
                .withAtr("3BF51800008131FE454D794549449A");
        CardContents contents = contents(generic(new ScriptedTransport()).withAtr("3BF51800008131FE454D794549449A"));
        assertEquals("myeid", contents.profile().name());
        assertTrue(sign(contents, myEid, "123456", false) instanceof SigningOutcome.Signed);
    }

    @Test
    public void internalAuthenticateHasItsOwnTemplate() throws Exception {
        CardProfile profile = ProfileParser.parse("other",
                List.of("source = this test", "met-real-card = no", "tries = unknown", "codes = separate",
                        "change = unknown", "reset = unknown", "signature = internal-authenticate", "block = 256",
                        "sign.rsa-pkcs1-sha256 = digest-info 84={key}"));
        CardContents contents = new CardContentsReader(List.of(profile))
                .read(CardFactory.card(new ScriptedTransport()));
        ScriptedTransport script = upTo(VERIFY, "9000", "002241A4 03 840101", "9000",
                pso().replace("002A9E9A", "00880000"), SIGNATURE + "9000");
        assertTrue(sign(contents, CardFactory.card(script), "123456", false) instanceof SigningOutcome.Signed);
        script.assertDone();
    }

    @Test
    public void applicationThatIsGoneGetsNoCode() {
        FileCard doorsOnly = new FileCard(new ScriptedTransport()).withAid("");
        assertThrows(CardException.NotRecognised.class, () -> sign(doorsOnly, "123456", false));
        assertEquals(0, codesSent(doorsOnly));
    }
}
