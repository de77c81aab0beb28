/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.security.SecureRandom;

import se.etjanstekort.pkcs15.CardProfile.Element;
import se.etjanstekort.pkcs15.CardProfile.HashForm;
import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.pkcs15.CardProfile.SignatureCommand;
import se.etjanstekort.pkcs15.CardProfile.SignatureInput;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.command.ComputeSignature;

/** A signature that a card is to make, as far as it can be prepared before the card is spoken to. */
final class SignatureComputation {

    private static final byte[] NO_INPUT = {};

    private final CardContents contents;
    private final PrivateKeyObject key;
    private final SignatureAlgorithm algorithm;
    private final SecurityEnvironment environment;
    private final byte[] template;
    private final byte[] input;

    /**
     * @throws IllegalArgumentException
     *             when the key cannot make it
     * @throws CardException.MalformedData
     *             when the card does not say of the key what its family's cards have to
     */
    SignatureComputation(CardContents contents, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message)
            throws CardException.MalformedData {
        SignatureAbility ability = ability(contents, key, algorithm);
        if (!ability.isAble()) {
            throw new IllegalArgumentException(algorithm + " with key " + key.id() + ": " + ability);
        }
        this.contents = contents;
        this.key = key;
        this.algorithm = algorithm;
        this.environment = contents.profile().environments().get(algorithm);
        this.template = SecurityEnvironmentEncoder.encode(environment, algorithm, contents.tokenInfo(), key);
        this.input = contents.profile().hash() == HashForm.CARD ? message.clone()
                : SignatureFormat.input(algorithm, environment.input(), message, key, new SecureRandom());
    }

    /** Whether the key can make that kind of signature. */
    static SignatureAbility ability(CardContents contents, PrivateKeyObject key, SignatureAlgorithm algorithm) {
        if (!algorithm.fits(key.type())) {
            return SignatureAbility.OTHER_KEY;
        }
        SecurityEnvironment environment = contents.profile().environments().get(algorithm);
        if (environment == null) {
            return SignatureAbility.UNKNOWN_TO_PROFILE;
        }
        if (environment.input() == SignatureInput.ENCODED_MESSAGE) {
            return SignatureAbility.PADDED_ON_HOST;
        }
        return needsWordOfCard(environment, algorithm)
                && SecurityEnvironmentEncoder.told(algorithm, contents.tokenInfo(), key).isEmpty()
                        ? SignatureAbility.NOT_TOLD_BY_CARD
                        : SignatureAbility.ON_CARD;
    }

    /** PSS is not what a key does when no algorithm is named. */
    private static boolean needsWordOfCard(SecurityEnvironment environment, SignatureAlgorithm algorithm) {
        return algorithm.scheme() == SignatureAlgorithm.Scheme.RSA_PSS && environment.elements().stream().anyMatch(
                element -> element instanceof Element.AlgorithmReference reference && reference.otherwise().isEmpty());
    }

    /** Has the card sign, once. */
    byte[] run(CardFiles files, CardTransport transport) throws CardException {
        enterKeyDirectory(files);
        boolean pso = contents.profile().command() == SignatureCommand.PSO;
        int tag = pso ? ComputeSignature.TEMPLATE_DIGITAL_SIGNATURE : ComputeSignature.TEMPLATE_AUTHENTICATION;
        ComputeSignature.setEnvironment(transport, tag, template);
        byte[] given = pso ? digitalSignature(transport) : ComputeSignature.internalAuthenticate(transport, input);
        return SignatureFormat.output(algorithm, given);
    }

    private byte[] digitalSignature(CardTransport transport) throws CardException {
        switch (contents.profile().hash()) {
        case HOST -> {
            return ComputeSignature.digitalSignature(transport, input);
        }
        case HOST_SET -> ComputeSignature.setHash(transport, input);
        case CARD -> ComputeSignature.hash(transport, input);
        }
        return ComputeSignature.digitalSignature(transport, NO_INPUT);
    }

    /**
     * A key and its code may belong to different directories. The key's path is that of its file where the environment names
     * it by its file; else it may also be that of its directory, or of a file that cannot be selected.
     */
    private void enterKeyDirectory(CardFiles files) throws CardException {
        FilePath path = key.path().orElse(FilePath.of());
        boolean byFile = environment.elements().stream().anyMatch(Element.KeyFile.class::isInstance);
        if (byFile || !files.tryEnter(path)) {
            files.enter(path.parent());
        }
    }
}
