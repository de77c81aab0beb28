/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.command.Verify;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * Makes a card sign, and asks it for the tries left, each within one session: the application is selected again, since
 * others may have used the card. The code goes to the object that the key's authId names, and to no other. No command that
 * carries a code, and no signature, is ever sent twice. Immutable; runs on the session's thread.
 */
public final class CardSigner {

    private final CardContents contents;

    /** For the card with these contents. */
    public CardSigner(CardContents contents) {
        this.contents = contents;
    }

    /**
     * Asks for the tries left, where the card's profile knows how to ask for free; otherwise they are unknown. Where the code
     * stands verified the card gives no number.
     */
    public RetryCounter triesLeft(CardSession session, AuthenticationObject object) throws CardException {
        if (contents.profile().tries() == TriesQuestion.UNKNOWN) {
            return new RetryCounter.Unknown();
        }
        CardTransport transport = CardTransports.standard(session);
        enter(object, transport);
        return Verify.triesLeft(transport, object.reference().value());
    }

    /** For every kind of signature whether a key can make it, and why not. */
    public Map<SignatureAlgorithm, SignatureAbility> abilities(PrivateKeyObject key) {
        Map<SignatureAlgorithm, SignatureAbility> abilities = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            abilities.put(algorithm, SignatureComputation.ability(contents, key, algorithm));
        }
        return abilities;
    }

    /**
     * Verifies the code that opens the key, and signs. Afterwards the session resets the card, so that no other program finds
     * the code verified. The caller has validated the certificate before, and checks the signature afterwards.
     *
     * @param key
     *            one of the card's own
     * @param message
     *            what is signed; hashed here
     * @param pin
     *            stays the caller's, who wipes it
     * @param allowLastTry
     *            whether the code may be sent though the counter is known to stand at one; unknown counters do not stop it
     * @throws CardException
     *             when the card cannot be spoken to or refuses what it should do before it has accepted the code
     * @throws IllegalArgumentException
     *             when the key is not of this card, is not behind a code, or cannot make that signature
     *             ({@link #abilities(PrivateKeyObject)})
     */
    public SigningOutcome sign(CardSession session, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message,
            Pin pin, boolean allowLastTry) throws CardException {
        AuthenticationObject code = requireCode(key);
        SignatureComputation computation = new SignatureComputation(contents, key, algorithm, message);
        Optional<byte[]> encoded = PinEncoder.encode(pin, code);
        if (encoded.isEmpty()) {
            return new SigningOutcome.Refused(new PinOutcome.NotSent());
        }
        byte[] secret = encoded.get();
        try {
            CardTransport transport = CardTransports.standard(session);
            CardFiles files = enter(code, transport);
            Optional<SigningOutcome> refusal = refusal(transport, code, allowLastTry);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            // Asked for before the code goes out, so that no way out of here leaves it verified.
            session.resetWhenDone();
            PinOutcome outcome = Verify.code(transport, code.reference().value(), secret);
            if (!(outcome instanceof PinOutcome.Verified)) {
                return new SigningOutcome.Refused(outcome);
            }
            return signed(computation, files, transport);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static SigningOutcome signed(SignatureComputation computation, CardFiles files, CardTransport transport) {
        try {
            return new SigningOutcome.Signed(computation.run(files, transport));
        } catch (CardException e) {
            return new SigningOutcome.NotSigned(e);
        }
    }

    private AuthenticationObject requireCode(PrivateKeyObject key) {
        if (!contents.privateKeys().contains(key)) {
            throw new IllegalArgumentException("key " + key.id() + " is not of this card");
        }
        return contents.authenticationObject(key).filter(AuthenticationObject::isUserPin)
                .orElseThrow(() -> new IllegalArgumentException("key " + key.id() + " is not behind a PIN"));
    }

    /** Selects the application and the directory that the code belongs to. */
    private CardFiles enter(AuthenticationObject code, CardTransport transport) throws CardException {
        CardFiles files = CardFiles.selectApplication(transport, contents.profile().match().applicationIds())
                .orElseThrow(() -> new CardException.NotRecognised("the application is gone"));
        if (code.path().isPresent()) {
            files.enter(code.path().get());
        }
        return files;
    }

    /** Why the code is not sent at all. */
    private Optional<SigningOutcome> refusal(CardTransport transport, AuthenticationObject code, boolean allowLastTry)
            throws CardException {
        if (contents.profile().tries() == TriesQuestion.UNKNOWN) {
            return Optional.empty();
        }
        RetryCounter left = Verify.triesLeft(transport, code.reference().value());
        if (left.isBlocked()) {
            return Optional.of(new SigningOutcome.Refused(new PinOutcome.Blocked()));
        }
        return left.isLastTry() && !allowLastTry ? Optional.of(new SigningOutcome.LastTryNotConfirmed())
                : Optional.empty();
    }
}
