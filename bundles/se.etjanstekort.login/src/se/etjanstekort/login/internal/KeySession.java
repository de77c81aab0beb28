/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.SignatureVerifier;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyPolicy;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.internal.KeptCodes.KeptCode;
import se.etjanstekort.login.internal.KeptCodes.Place;
import se.etjanstekort.login.internal.KeyQuestion.Signed;
import se.etjanstekort.login.internal.KeyQuestion.Wanted;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;

/**
 * Signs for others than the sign-in, one signature at a time: each with a code that is asked for, or that policy has kept. A
 * certificate is validated again before each code, and a signature checked before it is given away.
 */
final class KeySession implements OwnCardKeys {

    /** How long a code that was asked for ahead waits for its one signature. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final CardAccess access;
    private final PresentKeys present;
    private final KeyPrompt prompt;
    private final KeyChoice choice;
    private final Policy policy;
    private final Logger log;
    private final SignatureVerifier verifier = new SignatureVerifier();
    private final SecureRandom random = new SecureRandom();
    private final KeptCodes codes = new KeptCodes();
    private final Turns turns = new Turns();
    private final Era era = new Era();
    private final Map<CardKey, FailureCode> unfit = new ConcurrentHashMap<>();
    private final GoneListeners listeners;
    private final ReaderProvider.Subscription readers;
    private final OpenQuestion open = new OpenQuestion();

    KeySession(CardAccess access, PresentKeys present, KeyChoice choice, Policy policy, Logger log) {
        this.access = access;
        this.present = present;
        this.choice = choice;
        prompt = choice.prompt();
        this.policy = policy;
        this.log = log;
        listeners = new GoneListeners(log);
        readers = access.readers().subscribe(this::changed);
    }

    @Override
    public void requireMayWait() throws CardKeyException {
        if (prompt.isOnPersonsThread()) {
            throw new CardKeyException(CardKeyFailure.WRONG_THREAD, "called on the user interface thread");
        }
    }

    @Override
    public List<SigningKey> present(Purpose purpose) throws CardKeyException {
        requireMayWait();
        return present.now(purpose).stream().map(OwnedKey::key).toList();
    }

    @Override
    public RememberedChoices remembered() {
        return choice.remembered();
    }

    @Override
    public SigningKey choose(List<SigningKey> fitting, Optional<String> service, Requester who)
            throws CardKeyException {
        requireMayWait();
        long begun = era.now();
        return turns.take(() -> {
            try {
                return choice.of(fitting, service, who, (question, cards) -> begin(question, cards, begun));
            } catch (CardKeyException e) {
                throw refused(e);
            } finally {
                open.finish();
            }
        });
    }

    @Override
    public void unlock(SigningKey key, Requester who) throws CardKeyException {
        requireMayWait();
        if (key.purpose() != Purpose.AUTHENTICATION) {
            throw new IllegalArgumentException("no code for underskrift is asked for ahead");
        }
        Wanted wanted = Wanted.trial(key, random, who, era.now());
        inTurn(key, wanted, own -> {
            boolean onReader = own.card().pinPad(own.candidate()).isPresent(); // nothing of it could be kept
            if (!onReader && !codes.has(Place.of(own), who)) {
                ask(own, wanted, true);
            }
            return wanted.message();
        });
    }

    @Override
    public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who)
            throws CardKeyException {
        requireMayWait();
        Wanted wanted = Wanted.of(key, algorithm, message, who, era.now());
        return inTurn(key, wanted, own -> {
            Optional<KeptCode> kept = codes.use(Place.of(own), who);
            Optional<byte[]> signature = kept.isPresent() ? signWith(kept.get(), own, wanted) : Optional.empty();
            return signature.isPresent() ? signature.get() : ask(own, wanted, false);
        });
    }

    /** Work with a key that is looked at anew. */
    private interface Work {
        byte[] with(OwnedKey own) throws CardKeyException;
    }

    private byte[] inTurn(SigningKey key, Wanted wanted, Work work) throws CardKeyException {
        return turns.take(() -> {
            OwnedKey own = present.still(key);
            era.requireStill(wanted.era());
            FailureCode verdict = unfit.get(own.card().key());
            if (verdict != null) {
                throw new CardKeyException(verdict, "the card gets no codes any more");
            }
            return work.with(own);
        });
    }

    /** Empty where the person has to be asked anew: the tries are low. A kept code that has become wrong is told as that. */
    private Optional<byte[]> signWith(KeptCode kept, OwnedKey own, Wanted wanted) throws CardKeyException {
        boolean good = false;
        try {
            SigningOutcome outcome = KeyQuestion.sign(own, wanted, kept.pin(), kept.attempt(), false);
            if (outcome instanceof SigningOutcome.LastTryNotConfirmed) {
                return Optional.empty();
            }
            if (!(outcome instanceof SigningOutcome.Signed signed)) {
                FailureCode failure = outcome.failure().orElseThrow();
                if (KeyQuestion.makesUnfit(outcome)) {
                    unfit.put(own.card().key(), failure);
                }
                throw new CardKeyException(failure, "the kept code did not do");
            }
            byte[] signature = checked(own, wanted, signed.signature());
            era.requireStill(wanted.era());
            good = !kept.once();
            return Optional.of(signature);
        } finally {
            if (!good) {
                codes.drop(Place.of(own));
                kept.end();
            }
        }
    }

    private byte[] ask(OwnedKey known, Wanted wanted, boolean ahead) throws CardKeyException {
        OwnedKey own = known.on(known.card().withPins(CardWaiting.await(access.askTries(known.card()))));
        KeyDialogue question = new KeyDialogue(prompt);
        begin(question, Set.of(own.card().key()), wanted.era());
        try {
            Signed signed = new KeyQuestion(own, wanted).ask(question);
            boolean kept = false;
            try {
                byte[] signature = checked(own, wanted, signed.signature());
                kept = keep(own, signed, wanted, ahead);
                era.requireStill(wanted.era());
                question.close();
                return signature;
            } finally {
                if (!kept) {
                    signed.attempt().end(false);
                }
            }
        } catch (KeyQuestion.UnfitCard e) {
            CardKeyException told = e.told();
            unfit.put(own.card().key(), told.failure());
            throw failed(question, told);
        } catch (CardKeyException e) {
            throw failed(question, e);
        } finally {
            open.finish();
        }
    }

    private void begin(OpenQuestion.Question question, Set<CardKey> cards, long begun) {
        open.begin(question, cards);
        if (!era.isStill(begun)) {
            question.end(CardKeyFailure.LOCKED);
        }
    }

    private CardKeyException refused(CardKeyException failure) {
        if (failure.failure() == PinFailure.CANCELLED && !Thread.currentThread().isInterrupted()) {
            turns.refused();
        }
        return failure;
    }

    private CardKeyException failed(KeyDialogue question, CardKeyException failure) {
        refused(failure);
        if (failure.failure() == PinFailure.CANCELLED || failure.failure() == CardKeyFailure.CARD_GONE
                || failure.failure() == CardKeyFailure.LOCKED) {
            question.close();
        } else {
            log.warn("key: {}", failure.getMessage());
            question.fail(failure.failure());
        }
        return failure;
    }

    /** A card that signs with another key than its certificate's gets no codes any more. */
    private byte[] checked(OwnedKey own, Wanted wanted, byte[] signature) throws CardKeyException {
        if (!verifier.verify(own.candidate().validated(), own.key().purpose(), wanted.algorithm(), wanted.message(),
                signature)) {
            CardKeyException misfit = present.misfit(own);
            unfit.put(own.card().key(), misfit.failure());
            throw misfit;
        }
        return signature;
    }

    private boolean keep(OwnedKey own, Signed signed, Wanted wanted, boolean ahead) {
        boolean session = policy.get(CardKeyPolicy.PIN_REUSE) == CardKeyPolicy.PinReuse.SESSION;
        if (!(signed.entry() instanceof Pin pin) || !session && !ahead || own.key().purpose() == Purpose.SIGNATURE) {
            return false;
        }
        Optional<Requester> only = session ? Optional.empty() : Optional.of(wanted.who());
        codes.keep(Place.of(own), new KeptCode(pin, signed.attempt(), only),
                session ? policy.get(CardKeyPolicy.PIN_REUSE_IDLE) : AHEAD);
        if (!open.isHere(own.card().key()) || !era.isStill(wanted.era())) { // while it was being kept
            codes.drop(Place.of(own));
        }
        return true;
    }

    /** Whether so many wait for their turn. */
    boolean isAwaitedBy(int threads) {
        return turns.waiting() >= threads;
    }

    @Override
    public Subscription onGone(Consumer<String> listener) {
        return listeners.add(listener);
    }

    /** On readers' threads: nothing here waits. */
    private void changed(ReaderSnapshot snapshot) {
        Set<CardKey> gone = open.gone(PresentKeys.stays(snapshot));
        codes.dropAll(gone::contains);
        unfit.keySet().removeAll(gone);
        present.retain(PresentKeys.stays(snapshot));
        open.endAbout(gone);
        gone.forEach(listeners::tell);
    }

    @Override
    public void forgetCodes() {
        era.end();
        codes.dropAll(stay -> true);
        open.end(CardKeyFailure.LOCKED);
    }

    @Override
    public void close() {
        readers.close();
        era.close();
        forgetCodes();
        codes.close();
        listeners.close();
    }
}
