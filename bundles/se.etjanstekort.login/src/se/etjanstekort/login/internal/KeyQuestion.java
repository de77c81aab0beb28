/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.RetryCounter;

/** One signature, and the code for it. On the thread of whoever wants it. */
final class KeyQuestion {

    /** What is signed, how, for whom, and in which {@link Era} it was asked for. */
    record Wanted(SignatureAlgorithm algorithm, byte[] message, Requester who, long era) {

        /** What may be signed with a key: no sign-in of ours, and with a key for underskrift no sign-in to a server either. */
        static Wanted of(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who, long era)
                throws CardKeyException {
            if (!key.algorithms().contains(algorithm) || SignInChallenge.isOne(message)) {
                throw new IllegalArgumentException("not a signature for this key");
            }
            if (key.purpose() != Purpose.AUTHENTICATION && TlsTranscript.isOne(message)) {
                throw new CardKeyException(CardKeyFailure.NOT_FOR_CONNECTIONS,
                        "a handshake with a key for underskrift");
            }
            return new Wanted(algorithm, message.clone(), who, era);
        }

        /** A signature that nobody wants but to see whether a code is right. */
        static Wanted trial(SigningKey key, SecureRandom random, Requester who, long era) throws CardKeyException {
            SignatureAlgorithm any = key.algorithms().stream().sorted().findFirst()
                    .orElseThrow(() -> new CardKeyException(CardKeyFailure.NO_KEY, "the key makes no signature"));
            return new Wanted(any, SignInChallenge.forKey(key.certificate().certificate(), random), who, era);
        }

    }

    /** A signature that is not checked yet, and the code that it was made with, whose fate is the caller's. */
    record Signed(byte[] signature, PinEntry entry, CodeAttempt<Boolean> attempt) {
    }

    /** The card did with a code what no card should, and gets none any more. */
    static final class UnfitCard extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient SigningOutcome outcome;

        UnfitCard(SigningOutcome outcome) {
            this.outcome = outcome;
        }

        CardKeyException told() {
            return new CardKeyException(outcome.failure().orElseThrow(), "the card took a code and did not sign",
                    outcome instanceof SigningOutcome.NotSigned notSigned ? notSigned.cause() : null);
        }
    }

    private final OwnedKey own;
    private final Wanted wanted;
    private RetryCounter left;
    private Optional<FailureCode> lastFailure = Optional.empty();

    /**
     * @param own
     *            with the tries that its codes have now
     */
    KeyQuestion(OwnedKey own, Wanted wanted) {
        this.own = own;
        this.wanted = wanted;
        left = tries(own).getOrDefault(own.candidate().pin(), new RetryCounter.Unknown());
    }

    /** Asks until there is a signature, or the person or the card ends it. A wrong code is told, and asked for again. */
    Signed ask(KeyDialogue dialogue) throws CardKeyException, UnfitCard {
        while (true) {
            if (left.isBlocked()) {
                throw new CardKeyException(PinFailure.BLOCKED, "the code is blocked");
            }
            KeyDialogue.Answer answer = dialogue.ask(request(false));
            CodeAttempt<Boolean> attempt = new CodeAttempt<>(answer.entry()::close, false);
            boolean handedOn = false;
            try {
                dialogue.runs(attempt);
                dialogue.show(request(true));
                SigningOutcome outcome = sign(dialogue, answer, attempt);
                if (outcome instanceof SigningOutcome.Signed signed) {
                    dialogue.requireGoingOn();
                    handedOn = true;
                    return new Signed(signed.signature(), answer.entry(), attempt);
                }
                learn(outcome);
            } finally {
                dialogue.hasRun();
                if (!handedOn) {
                    attempt.end(false);
                }
            }
        }
    }

    /** A code that has not reached the card when the question ends never does. */
    private SigningOutcome sign(KeyDialogue dialogue, KeyDialogue.Answer answer, CodeAttempt<Boolean> attempt)
            throws CardKeyException {
        try {
            return sign(own, wanted, answer.entry(), attempt, answer.lastTryConfirmed());
        } catch (CardKeyException e) {
            if (!attempt.hasBegun()) {
                dialogue.requireGoingOn();
            }
            throw e;
        }
    }

    /** One signature with a code, on the reader's thread. */
    static SigningOutcome sign(OwnedKey own, Wanted wanted, PinEntry entry, CodeAttempt<Boolean> attempt,
            boolean allowLastTry) throws CardKeyException {
        CompletableFuture<SigningOutcome> work = own.card().reader().inSession(own.card().key().insertion(),
                attempt.guarding(session -> new CardSigner(own.card().contents(), tries(own)).sign(session,
                        own.candidate().key(), wanted.algorithm(), wanted.message(), entry, allowLastTry)));
        return CardWaiting.awaitCode(work, entry instanceof PinPadEntry);
    }

    private static Map<AuthenticationObject, RetryCounter> tries(OwnedKey own) {
        return own.card().pins().stream()
                .collect(Collectors.toMap(PinStatus::pin, PinStatus::left, (first, second) -> first));
    }

    /** Whether the card did with a code what no card should. */
    static boolean makesUnfit(SigningOutcome outcome) {
        return outcome instanceof SigningOutcome.NotSigned || outcome instanceof SigningOutcome.OtherCounterFell;
    }

    private void learn(SigningOutcome outcome) throws CardKeyException, UnfitCard {
        if (makesUnfit(outcome)) {
            throw new UnfitCard(outcome);
        }
        lastFailure = outcome.failure();
        if (outcome instanceof SigningOutcome.LastTryNotConfirmed) {
            left = new RetryCounter.Left(1);
        } else if (outcome instanceof SigningOutcome.Refused refused) {
            learn(refused.outcome());
        }
    }

    private void learn(PinOutcome outcome) throws CardKeyException {
        if (outcome instanceof PinOutcome.Wrong wrong) {
            left = wrong.left();
        } else if (outcome instanceof PinOutcome.Blocked || outcome instanceof PinOutcome.Indeterminate) {
            throw new CardKeyException(outcome.failure().orElseThrow(), "no code is asked for any more");
        }
    }

    private PinRequest request(boolean busy) {
        AuthenticationObject pin = own.candidate().pin();
        return new PinRequest(own.candidate(), pin.minLength(), pin.longestCode(), left,
                lastFailure, busy, own.card().pinPad(own.candidate()), Optional.of(wanted.who()));
    }
}
