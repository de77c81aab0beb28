/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.pkcs15.CardProfile.SignatureCommand;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.command.ComputeSignature;
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

    /**
     * Verifies the code that opens the key, and signs. Afterwards the session resets the card, so that no other program finds
     * the code verified. The caller has validated the certificate before, and checks the signature afterwards.
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
     *             when the key is not of this card, is not behind a code, or does not fit the algorithm
     */
    public SigningOutcome sign(CardSession session, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message,
            PinEntry entry, boolean allowLastTry) throws CardException {
        AuthenticationObject code = requireCode(key);
        requireFit(key, algorithm);
        SecurityEnvironment environment = environment(algorithm);
        byte[] template = SecurityEnvironmentEncoder.encode(environment, contents.tokenInfo(), key);
        byte[] input = SignatureFormat.input(algorithm, environment.input(), message);
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
            return signature(() -> {
                enterKeyDirectory(files, environment, key);
                return SignatureFormat.output(algorithm, compute(transport, template, input));
            });
        }
    }

    /** What has the card sign. */
    private interface Computation {
        byte[] run() throws CardException;
    }

    private static SigningOutcome signature(Computation computation) {
        try {
            return new SigningOutcome.Signed(computation.run());
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

    private static void requireFit(PrivateKeyObject key, SignatureAlgorithm algorithm) {
        boolean fits = switch (algorithm) {
        case RSA_PKCS1_SHA256 -> key.type() instanceof PrivateKeyObject.Rsa;
        case ECDSA_P256_SHA256 -> isOn(EcCurve.P_256, key);
        case ECDSA_P384_SHA384 -> isOn(EcCurve.P_384, key);
        };
        if (!fits) {
            throw new IllegalArgumentException(algorithm + " does not fit key " + key.id());
        }
    }

    /** Where the card does not name the curve, the caller knows it from the certificate. */
    private static boolean isOn(EcCurve curve, PrivateKeyObject key) {
        return key.type() instanceof PrivateKeyObject.Ec ec && ec.curve().map(curve::equals).orElse(true);
    }

    private SecurityEnvironment environment(SignatureAlgorithm algorithm) {
        return Optional.ofNullable(contents.profile().environments().get(algorithm))
                .orElseThrow(() -> new IllegalArgumentException(
                        "profile " + contents.profile().name() + " does not say how to make " + algorithm));
    }

    /** Why the code is not sent at all. */
    private static Optional<SigningOutcome> refusal(RetryCounter left, boolean allowLastTry) {
        if (left.isBlocked()) {
            return Optional.of(new SigningOutcome.Refused(new PinOutcome.Blocked()));
        }
        return left.isLastTry() && !allowLastTry ? Optional.of(new SigningOutcome.LastTryNotConfirmed())
                : Optional.empty();
    }

    /**
     * A key and its code may belong to different directories. The key's path is that of its file where the environment names
     * it by its file; else it may also be that of its directory, or of a file that cannot be selected.
     */
    private static void enterKeyDirectory(CardFiles files, SecurityEnvironment environment, PrivateKeyObject key)
            throws CardException {
        FilePath path = key.path().orElse(FilePath.of());
        boolean byFile = environment.elements().stream().anyMatch(CardProfile.Element.KeyFile.class::isInstance);
        if (byFile || !files.tryEnter(path)) {
            files.enter(path.parent());
        }
    }

    private byte[] compute(CardTransport transport, byte[] template, byte[] input) throws CardException {
        boolean pso = contents.profile().command() == SignatureCommand.PSO;
        int tag = pso ? ComputeSignature.TEMPLATE_DIGITAL_SIGNATURE : ComputeSignature.TEMPLATE_AUTHENTICATION;
        ComputeSignature.setEnvironment(transport, tag, template);
        return pso ? ComputeSignature.digitalSignature(transport, input)
                : ComputeSignature.internalAuthenticate(transport, input);
    }
}
