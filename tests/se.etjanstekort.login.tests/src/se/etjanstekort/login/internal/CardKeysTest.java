/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.SignatureVerifier;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;

/** Signatures for others than the sign-in, with the software card. */
public class CardKeysTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));
    private static final byte[] MESSAGE = "a handshake".getBytes(StandardCharsets.UTF_8);

    @Rule(order = 0)
    public final RunningSuite suite = new RunningSuite();
    @Rule(order = 1)
    public final OpenedKeys opened = new OpenedKeys(suite, "never");

    private final AnsweringPrompt prompt = opened.prompt();

    private SigningKey doctor() throws Exception {
        return opened.insert("doctor");
    }

    private void signs(SigningKey key) throws CardKeyException {
        SignatureAlgorithm algorithm = key.algorithms().stream().sorted().findFirst().orElseThrow();
        byte[] signature = opened.keys().sign(key, algorithm, MESSAGE, REGISTRY);
        assertThat(new SignatureVerifier().verify(key.validated(), key.purpose(), algorithm, MESSAGE, signature),
                is(true));
    }

    private void fails(FailureCode wanted, SigningKey key) {
        assertThat(assertThrows(CardKeyException.class, () -> signs(key)).failure(), is(wanted));
    }

    @Test
    public void eachSignatureIsAskedForInTheNameOfWhoeverWantsIt() throws Exception {
        SigningKey key = doctor();
        prompt.types("123456").types("123456");
        signs(key);
        signs(key);
        assertThat(prompt.opened(), is(2));
        assertThat(prompt.questions().get(0).requester(), is(Optional.of(REGISTRY)));
    }

    @Test
    public void aCodeThatWasAskedForAheadIsGoodForOneSignature() throws Exception {
        SigningKey key = doctor();
        prompt.types("123456");
        opened.keys().unlock(key, REGISTRY);
        signs(key);
        assertThat(prompt.opened(), is(1));
        prompt.cancels();
        fails(PinFailure.CANCELLED, key);
        assertThat(prompt.opened(), is(2));
    }

    @Test
    public void inASessionOneCodeDoesForAnyNumber() throws Exception {
        RunningSuite.policy("pin.reuse", "session");
        SigningKey key = doctor();
        prompt.types("123456");
        opened.keys().unlock(key, REGISTRY);
        opened.keys().unlock(key, REGISTRY);
        for (int i = 0; i < 5; i++) {
            signs(key);
        }
        assertThat(prompt.opened(), is(1));
    }

    @Test
    public void aKeptCodeIsForgottenWhenTheCardLeaves() throws Exception {
        RunningSuite.policy("pin.reuse", "session");
        SigningKey key = doctor();
        prompt.types("123456").cancels();
        signs(key);
        CompletableFuture<String> gone = new CompletableFuture<>();
        opened.keys().onGone(gone::complete);
        suite.remove();
        assertThat(RunningSuite.await(gone, "nobody told of it"), is(key.card()));
        fails(CardKeyFailure.CARD_GONE, key);
        assertThat(assertThrows(CardKeyException.class, () -> opened.keys().present(Purpose.AUTHENTICATION)).failure(),
                is(SessionFailure.NO_CARD));
        fails(PinFailure.CANCELLED, doctor());
        assertThat(prompt.opened(), is(2));
    }

    @Test
    public void aKeptCodeIsForgottenWhenTheClientIsLocked() throws Exception {
        RunningSuite.policy("pin.reuse", "session");
        SigningKey key = doctor();
        prompt.types("123456").cancels();
        signs(key);
        opened.keys().forgetCodes();
        fails(PinFailure.CANCELLED, key);
    }

    @Test
    public void aWrongCodeIsToldAndAskedForAnewAndNeverSentAgain() throws Exception {
        SigningKey key = doctor();
        prompt.types("111111").cancels();
        fails(PinFailure.CANCELLED, key);
        assertThat(prompt.questions().get(1).lastFailure(), is(Optional.of(PinFailure.WRONG_CODE)));
        assertThat(prompt.questions().get(1).left(), is(new RetryCounter.Left(2)));
        prompt.types("123456");
        signs(key);
    }

    @Test
    public void theLastTryIsNotSpentWithoutAYesAndABlockedCodeEndsIt() throws Exception {
        RunningSuite.policy("pin.reuse", "session");
        SigningKey key = opened.insert("long-answers"); // no other test needs its code
        prompt.types("111111").types("111111").types("111111")
                .answers(listener -> listener.entered(Pin.takeOver("111111".toCharArray()), true));
        fails(PinFailure.BLOCKED, key);
        assertThat(prompt.questions().get(3).lastFailure(), is(Optional.of(PinFailure.LAST_TRY_NOT_CONFIRMED)));
        assertThat(prompt.failures(), is(List.of(PinFailure.BLOCKED)));
        fails(PinFailure.BLOCKED, key);
        assertThat(prompt.opened(), is(1));
    }

    @Test
    public void theThreadOfThePersonIsRefusedAndDoesNotWaitForItself() throws Exception {
        SigningKey key = doctor();
        prompt.isPersonsThread();
        fails(CardKeyFailure.WRONG_THREAD, key);
        assertThat(assertThrows(CardKeyException.class, () -> opened.keys().present(Purpose.AUTHENTICATION)).failure(),
                is(CardKeyFailure.WRONG_THREAD));
        assertThat(prompt.opened(), is(0));
    }

    @Test
    public void aChallengeOfTheSignInIsNeverSignedForAnybodyElse() throws Exception {
        SigningKey key = doctor();
        byte[] challenge = SignInChallenge.fresh("host", key.certificate().certificate(),
                new SecureRandom()).message();
        SignatureAlgorithm algorithm = key.algorithms().stream().sorted().findFirst().orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> opened.keys().sign(key, algorithm, challenge, REGISTRY));
        assertThat(prompt.opened(), is(0));
    }

    @Test
    public void aCardThatSignsWithAnotherKeyGetsNoSecondCode() throws Exception {
        suite.insert("copied-certificate");
        SigningKey key = opened.keys().present(Purpose.AUTHENTICATION).get(0);
        prompt.types("123456").types("123456");
        fails(TrustFailure.WRONG_SIGNATURE, key);
        fails(TrustFailure.WRONG_SIGNATURE, key);
        assertThat(prompt.opened(), is(1));
        assertThat(prompt.failures(), is(List.of(TrustFailure.WRONG_SIGNATURE)));
    }

    @Test
    public void anUntrustedCardHasNoKeysAndIsGivenNoCode() throws Exception {
        suite.insert("stranger");
        assertThat(assertThrows(CardKeyException.class, () -> opened.keys().present(Purpose.AUTHENTICATION)).failure(),
                is(TrustFailure.UNTRUSTED_ISSUER));
    }
}
