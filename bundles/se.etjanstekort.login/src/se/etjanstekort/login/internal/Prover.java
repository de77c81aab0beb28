/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.SignatureVerifier;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;

/** Proves that a card's holder is the candidate: a code opens the key, the key signs, the signature fits the certificate. */
final class Prover {

    /** A code on its way to the card. */
    record Code(CodeAttempt<Proof> attempt, PinEntry entry, boolean allowLastTry, ReadOptions options) {
    }

    private final String hostId;
    private final BiFunction<CardOverview, ReadOptions, CompletableFuture<CardOverview>> readAfresh;
    private final Executor pool;
    private final Logger log;
    private final SignatureVerifier verifier = new SignatureVerifier();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param readAfresh
     *            reads all of a card anew of which something wrong was known
     * @param pool
     *            for checking signatures
     */
    Prover(String hostId, BiFunction<CardOverview, ReadOptions, CompletableFuture<CardOverview>> readAfresh,
            Executor pool, Logger log) {
        this.hostId = hostId;
        this.readAfresh = readAfresh;
        this.pool = pool;
        this.log = log;
    }

    /** Has the card sign a fresh challenge once the code has opened the key. */
    CompletableFuture<Proof> prove(CardOverview card, Candidate candidate, Code code) {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm
                .forKey(candidate.certificate().certificate().getPublicKey());
        if (algorithm.isEmpty()) {
            return CompletableFuture.completedFuture(failed(TrustFailure.WEAK_ALGORITHM));
        }
        byte[] message = challenge(candidate).message();
        return card.reader()
                .inSession(card.key().insertion(),
                        code.attempt().guarding(session -> new CardSigner(card.contents(), tries(card)).sign(session,
                                candidate.key(), algorithm.get(), message, code.entry(), code.allowLastTry())))
                .thenComposeAsync(
                        outcome -> proof(card, candidate, new SignedMessage(message, outcome), code.options()),
                        pool);
    }

    /** What the card was given to sign, and what came of it. */
    private record SignedMessage(byte[] message, SigningOutcome outcome) {

        Optional<byte[]> signature() {
            return outcome instanceof SigningOutcome.Signed signed ? Optional.of(signed.signature()) : Optional.empty();
        }
    }

    /**
     * A signature that does not fit a certificate from an earlier visit may fit the one that is on the card now: the card is read
     * anew, and the same signature is checked. It counts only for the person whom the screen named.
     */
    private CompletableFuture<Proof> proof(CardOverview card, Candidate candidate, SignedMessage signed,
            ReadOptions options) {
        Proof proof = proof(candidate, signed);
        boolean mayBeStale = signed.signature().isPresent() && !(proof instanceof Proof.Proved)
                && card.contents().filesRead().isRecalled();
        if (!mayBeStale) {
            return CompletableFuture.completedFuture(proof);
        }
        return readAfresh.apply(card, options)
                .thenApplyAsync(fresh -> fresh.choosing(candidate).candidate().map(now -> again(now, candidate, signed))
                        .orElseGet(() -> new Proof.Failed(fresh.obstacle().orElseThrow(), true)), pool);
    }

    /** A card that is somebody else's by now is genuine, but nobody is signed in whom the screen did not name. */
    private Proof again(Candidate now, Candidate shown, SignedMessage signed) {
        Proof proof = proof(now, signed);
        boolean isAsShown = now.isSamePersonAs(shown) && now.pin().equals(shown.pin());
        return proof instanceof Proof.Proved && !isAsShown ? new Proof.Failed(SessionFailure.CARD_CHANGED, true)
                : proof;
    }

    private static Map<AuthenticationObject, RetryCounter> tries(CardOverview card) {
        return card.pins().stream()
                .collect(Collectors.toMap(PinStatus::pin, PinStatus::left, (first, second) -> first));
    }

    private SignInChallenge challenge(Candidate candidate) {
        try {
            return SignInChallenge.fresh(hostId, candidate.certificate().certificate(), random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a validated certificate can be encoded, and SHA-256 is there", e);
        }
    }

    private Proof proof(Candidate candidate, SignedMessage signed) {
        SigningOutcome outcome = signed.outcome();
        if (signed.signature().isPresent()) {
            return verifier.verify(candidate.validated(), signed.message(), signed.signature().get())
                    ? new Proof.Proved(candidate)
                    : new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true);
        }
        if (outcome instanceof SigningOutcome.NotSigned notSigned) {
            log.warn("proof: {}", notSigned.cause().getMessage());
            return new Proof.Failed(notSigned.cause().failure(), true);
        }
        if (outcome instanceof SigningOutcome.OtherCounterFell) {
            return new Proof.Failed(PinFailure.OTHER_COUNTER_FELL, true);
        }
        return outcome instanceof SigningOutcome.Refused refused ? new Proof.Refused(refused.outcome())
                : failed(PinFailure.LAST_TRY_NOT_CONFIRMED);
    }

    private static Proof failed(FailureCode failure) {
        return new Proof.Failed(failure);
    }
}
