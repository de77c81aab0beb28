/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.pkcs15.CardProfile.SignatureCommand;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.command.ComputeSignature;
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
     *             when the key is not of this card, is not behind a code, or does not fit the algorithm
     */
    public SigningOutcome sign(CardSession session, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message,
            Pin pin, boolean allowLastTry) throws CardException {
        AuthenticationObject code = requireCode(key);
        requireFit(key, algorithm);
        SecurityEnvironment environment = environment(algorithm);
        byte[] template = SecurityEnvironmentEncoder.encode(environment, contents.tokenInfo(), key);
        byte[] input = SignatureFormat.input(algorithm, environment.input(), message);
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
            return signature(() -> {
                enterKeyDirectory(files, environment, key);
                return SignatureFormat.output(algorithm, compute(transport, template, input));
            });
        } finally {
            Arrays.fill(secret, (byte) 0);
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

    /** Selects the application and the directory that the code belongs to. */
    private static CardFiles enter(AuthenticationObject code, CardTransport transport) throws CardException {
        CardFiles files = CardFiles.selectApplication(transport)
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
