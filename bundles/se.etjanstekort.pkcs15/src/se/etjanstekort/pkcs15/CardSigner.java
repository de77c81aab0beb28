/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * Makes a card sign, and asks it for the tries left, each within one session: the application is selected again, since
 * others may have used the card. The code goes to the object that the key's authId names, and to no other. No command that
 * carries a code, and no signature, is ever sent twice. Immutable; runs on the session's thread.
 */
public final class CardSigner {

    private final CardContents contents;
    private final Map<AuthenticationObject, RetryCounter> known;

    /** For the card with these contents. */
    public CardSigner(CardContents contents) {
        this(contents, Map.of());
    }

    /**
     * @param known
     *            the tries left as last told, by which it shows that a wrong code was counted on another code too
     */
    public CardSigner(CardContents contents, Map<AuthenticationObject, RetryCounter> known) {
        this.contents = contents;
        this.known = Map.copyOf(known);
    }

    /**
     * Asks for the tries left, where the card's profile knows how to ask for free; otherwise they are unknown. Where the code
     * stands verified the card gives no number.
     */
    public RetryCounter triesLeft(CardSession session, AuthenticationObject object) throws CardException {
        return new CodeDirectory(contents, CardTransports.standard(session)).ask(object);
    }

    /** The same for all codes of the card, with the application selected once; in the card's order. */
    public Map<AuthenticationObject, RetryCounter> triesLeft(CardSession session) throws CardException {
        CodeDirectory codes = new CodeDirectory(contents, CardTransports.standard(session));
        Map<AuthenticationObject, RetryCounter> counters = new LinkedHashMap<>();
        for (AuthenticationObject object : contents.authenticationObjects()) {
            counters.put(object, codes.ask(object));
        }
        return counters;
    }

    /** For every kind of signature whether a key can make it, and why not. */
    public Map<SignatureAlgorithm, SignatureAbility> abilities(PrivateKeyObject key) {
        Map<SignatureAlgorithm, SignatureAbility> abilities = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            abilities.put(algorithm, SignatureComputation.ability(contents, key, algorithm));
        }
        return abilities;
    }

    /** The reader's own keys, where a code can be entered on them as this card wants it. */
    public static Optional<PinPad> pinPad(CardSession session, AuthenticationObject object) {
        return PinPadFormats.of(object).flatMap(format -> session.pinPad().filter(keys -> keys.accepts(format)));
    }

    /**
     * Verifies the code that opens the key, and signs. Afterwards the code is closed in the family's way, so that no other
     * program finds it verified. The caller has validated the certificate before, and checks the signature afterwards.
     *
     * @param key
     *            one of the card's own
     * @param message
     *            what is signed; hashed here
     * @param entry
     *            stays the caller's, who closes it; while a reader's own keys are used, the session waits for the person
     * @param allowLastTry
     *            whether the code may be sent though the counter is known to stand at one; unknown counters do not stop it
     * @throws CardException
     *             when the card cannot be spoken to or refuses what it should do before it has accepted the code
     * @throws IllegalArgumentException
     *             when the key is not of this card, is not behind a code, or cannot make that signature
     *             ({@link #abilities(PrivateKeyObject)})
     */
    public SigningOutcome sign(CardSession session, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message,
            PinEntry entry, boolean allowLastTry) throws CardException {
        AuthenticationObject code = requireCode(key);
        SignatureComputation computation = new SignatureComputation(contents, key, algorithm, message);
        try (PreparedCode prepared = PreparedCode.of(entry, code, session)) {
            if (prepared instanceof PreparedCode.Impossible impossible) {
                return new SigningOutcome.Refused(impossible.outcome());
            }
            CardTransport transport = CardTransports.standard(session);
            CodeDirectory codes = new CodeDirectory(contents, transport);
            CardFiles files = codes.enter(code);
            Optional<SigningOutcome> refusal = refusal(codes.triesLeft(code), allowLastTry);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            // Asked for before the code goes out, so that no way out of here leaves it verified.
            session.resetWhenDone();
            PinOutcome outcome = prepared.verify(transport);
            if (!(outcome instanceof PinOutcome.Verified)) {
                return codes.hasAnotherFallen(outcome, code, known) ? new SigningOutcome.OtherCounterFell(outcome)
                        : new SigningOutcome.Refused(outcome);
            }
            SigningOutcome signed = signed(computation, files, transport);
            codes.close(session);
            return signed;
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

    /** Why the code is not sent at all. */
    private static Optional<SigningOutcome> refusal(RetryCounter left, boolean allowLastTry) {
        if (left.isBlocked()) {
            return Optional.of(new SigningOutcome.Refused(new PinOutcome.Blocked()));
        }
        return left.isLastTry() && !allowLastTry ? Optional.of(new SigningOutcome.LastTryNotConfirmed())
                : Optional.empty();
    }
}
