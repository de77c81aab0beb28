/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardCodes;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardProfile;
import se.etjanstekort.pkcs15.CardProfile.CodeClosing;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.CodeChangeOutcome;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinOutcome;

/**
 * Every shipped profile that can be read, with a software card that answers as its family does: a new profile file is picked up
 * by itself, and wants a persona by its name.
 */
@RunWith(Parameterized.class)
public class CardFamilyContractTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
    /** Profiles whose family has personas under other names. */
    private static final Map<String, String> OTHER_NAMES = Map.of("generic", "empty-verify-spends", "software-card",
            "doctor");

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private final CardProfile profile;
    private final String persona;
    private SoftwareCards cards;
    private CardInHand card;

    public CardFamilyContractTest(String name, CardProfile profile) {
        this.profile = profile;
        this.persona = OTHER_NAMES.getOrDefault(name, name);
    }

    @Parameters(name = "{0}")
    public static Collection<Object[]> profiles() {
        List<Object[]> parameters = new ArrayList<>();
        CardProfiles.shipped().stream().filter(profile -> profile.unsupported().isEmpty())
                .forEach(profile -> parameters.add(new Object[] { profile.name(), profile }));
        return parameters;
    }

    @Before
    public void takeCard() throws SoftwareCardException {
        cards = new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC());
        card = new CardInHand(cards.card(persona));
    }

    private CardContents read() throws CardException {
        return new CardContentsReader().read(card);
    }

    private static Pin pin(String digits) {
        return Pin.takeOver(digits.toCharArray());
    }

    private SigningOutcome sign(CardContents contents, SignatureAlgorithm algorithm, String digits) throws Exception {
        try (Pin pin = pin(digits)) {
            return new CardSigner(contents).sign(card, contents.privateKeys().get(0), algorithm, MESSAGE, pin, false);
        } finally {
            card.end();
        }
    }

    @Test
    public void cardIsRecognisedAndListedCompletely() throws Exception {
        CardContents contents = read();
        assertEquals(profile.name(), contents.profile().name());
        int certificates = cards.certificates(persona).size();
        assertEquals(certificates, contents.privateKeys().size());
        assertTrue(contents.certificates().stream().allMatch(certificate -> certificate.encoded().isPresent()));
        assertTrue(contents.certificates().size() >= certificates);
        assertTrue(contents.privateKeys().stream().allMatch(
                key -> contents.authenticationObject(key).filter(AuthenticationObject::isUserPin).isPresent()));
        assertEquals("no code is sent", 0, card.codesSent());
    }

    @Test
    public void everySignatureThatIsPromisedIsRight() throws Exception {
        CardContents contents = read();
        PrivateKeyObject key = contents.privateKeys().get(0);
        PublicKey publicKey = cards.certificates(persona).get(0).getPublicKey();
        List<SignatureAlgorithm> able = new ArrayList<>();
        new CardSigner(contents).abilities(key).forEach((algorithm, ability) -> {
            if (ability.isAble()) {
                able.add(algorithm);
            }
        });
        assertTrue("PKCS#1 v1.5 at least", able.contains(SignatureAlgorithm.RSA_PKCS1_SHA256));
        for (SignatureAlgorithm algorithm : able) {
            SigningOutcome outcome = sign(contents, algorithm, "123456");
            assertTrue(algorithm + ": " + outcome, outcome instanceof SigningOutcome.Signed);
            Signature check = Signature.getInstance(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                check.setParameter(algorithm.parameters().get());
            }
            check.initVerify(publicKey);
            check.update(MESSAGE);
            assertTrue(algorithm.name(), check.verify(((SigningOutcome.Signed) outcome).signature()));
        }
        assertEquals("one code for each signature", able.size(), card.codesSent());
    }

    /** SELECT, the counter where asking is free, VERIFY, MSE, sign; an applet is selected before what is inside of it. */
    @Test
    public void codeToSignatureTakesFiveCommandsAtMost() throws Exception {
        CardContents contents = read();
        int before = card.commands();
        assertTrue(sign(contents, SignatureAlgorithm.RSA_PKCS1_SHA256, "123456") instanceof SigningOutcome.Signed);
        int expected = profile.tries() == TriesQuestion.VERIFY_EMPTY ? 5 : 4;
        if (profile.codes().closing() == CodeClosing.DEAUTHENTICATE) {
            expected++; // after the signature
        }
        if (profile.name().equals("isoapplet")) {
            expected++;
        }
        System.out.printf("%-14s %d commands from the code to the signature%n", profile.name(),
                card.commands() - before);
        assertEquals(expected, card.commands() - before);
    }

    /** By whichever way: what comes after the session finds no code verified. */
    @Test
    public void noCodeStaysVerified() throws Exception {
        CardContents contents = read();
        try (Pin pin = pin("123456")) {
            new CardSigner(contents).sign(card, contents.privateKeys().get(0), SignatureAlgorithm.RSA_PKCS1_SHA256,
                    MESSAGE, pin, false);
        }
        assertEquals(profile.codes().closing() == CodeClosing.RESET, card.isResetDue());
        card.end();
        AuthenticationObject code = contents.authenticationObject(contents.privateKeys().get(0)).orElseThrow();
        assertFalse(cards.card(persona).isVerified(code.reference().value()));
    }

    @Test
    public void triesAreAskedForOnlyWhereThatIsFree() throws Exception {
        CardContents contents = read();
        AuthenticationObject code = contents.authenticationObject(contents.privateKeys().get(0)).orElseThrow();
        boolean free = profile.tries() == TriesQuestion.VERIFY_EMPTY;
        for (int i = 0; i < 3; i++) {
            OptionalInt told = new CardSigner(contents).triesLeft(card, code).known();
            assertEquals(free ? OptionalInt.of(3) : OptionalInt.empty(), told);
        }
        assertEquals("no try was spent", 3, cards.card(persona).triesLeft(code.reference().value()));
    }

    @Test
    public void wrongCodeCostsOneTry() throws Exception {
        CardContents contents = read();
        AuthenticationObject code = contents.authenticationObject(contents.privateKeys().get(0)).orElseThrow();
        SigningOutcome outcome = sign(contents, SignatureAlgorithm.RSA_PKCS1_SHA256, "999999");
        assertTrue(outcome.toString(),
                outcome instanceof SigningOutcome.Refused refused && refused.outcome() instanceof PinOutcome.Wrong);
        assertEquals(2, cards.card(persona).triesLeft(code.reference().value()));
        sign(contents, SignatureAlgorithm.RSA_PKCS1_SHA256, "123456");
        assertEquals(3, cards.card(persona).triesLeft(code.reference().value()));
    }

    @Test
    public void codeIsChangedInTheFamilysForm() throws Exception {
        CardContents contents = read();
        AuthenticationObject code = contents.authenticationObject(contents.privateKeys().get(0)).orElseThrow();
        try (CodeChange change = new CodeChange.Typed(pin("123456"), pin("222222"))) {
            assertEquals(new CodeChangeOutcome.Changed(), new CardCodes(contents).change(card, code, change, false));
        }
        card.end();
        assertTrue(sign(contents, SignatureAlgorithm.RSA_PKCS1_SHA256, "222222") instanceof SigningOutcome.Signed);
    }

    @Test
    public void blockedCodeIsUnblockedInTheFamilysForm() throws Exception {
        CardContents contents = read();
        AuthenticationObject code = contents.authenticationObject(contents.privateKeys().get(0)).orElseThrow();
        for (int i = 0; i < 3; i++) {
            try (Pin wrong = pin("999999")) {
                new CardSigner(contents).sign(card, contents.privateKeys().get(0), SignatureAlgorithm.RSA_PKCS1_SHA256,
                        MESSAGE, wrong, true);
            }
            card.end();
        }
        assertEquals(0, cards.card(persona).triesLeft(code.reference().value()));
        String puk = new String(SoftwareCards.code(persona, 3), StandardCharsets.US_ASCII);
        try (CodeChange change = new CodeChange.Typed(pin(puk), pin("333333"))) {
            assertEquals(new CodeChangeOutcome.Changed(), new CardCodes(contents).unblock(card, code, change, false));
        }
        card.end();
        assertTrue(sign(contents, SignatureAlgorithm.RSA_PKCS1_SHA256, "333333") instanceof SigningOutcome.Signed);
    }
}
