/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Signatures of one JCA name with a {@link CardPrivateKey}; takes no other key, and verifies nothing. */
final class CardSignature extends SignatureSpi {

    /** More than any handshake: the message is kept until the card signs. */
    private static final int MAX_MESSAGE = 1 << 20;

    private final List<SignatureAlgorithm> algorithms;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private CardPrivateKey key;
    private Optional<SignatureAlgorithm> chosen = Optional.empty();

    /**
     * @param algorithms
     *            of the name; where there are several, parameters choose among them
     */
    CardSignature(List<SignatureAlgorithm> algorithms) {
        this.algorithms = algorithms;
    }

    @Override
    protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
        throw new InvalidKeyException("only for signing with a card");
    }

    @Override
    protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
        if (!(privateKey instanceof CardPrivateKey ofCard)) {
            throw new InvalidKeyException("not a key of a card");
        }
        if (able(ofCard).isEmpty()) {
            throw new InvalidKeyException("the card's key cannot make " + chosen.map(List::of).orElse(algorithms));
        }
        key = ofCard;
        message.reset();
    }

    /** What a key makes: what parameters have chosen; before that the first of the name that it can. */
    private Optional<SignatureAlgorithm> able(CardPrivateKey ofCard) {
        return chosen.map(List::of).orElse(algorithms).stream().filter(ofCard::can).findFirst();
    }

    @Override
    protected void engineUpdate(byte single) throws SignatureException {
        engineUpdate(new byte[] { single }, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
        if (length > MAX_MESSAGE - message.size()) {
            throw new SignatureException("more than " + MAX_MESSAGE + " bytes");
        }
        message.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        if (key == null || chosen.isEmpty() && algorithms.size() > 1) {
            throw new SignatureException("no key or no parameters were given");
        }
        try {
            return key.sign(able(key).orElseThrow(), message.toByteArray());
        } catch (CardKeyException e) {
            throw new SignatureException(e.getMessage(), e);
        } finally {
            message.reset();
        }
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        throw new SignatureException("only for signing with a card");
    }

    /** For PSS what the card can do, and nothing else. */
    @Override
    protected void engineSetParameter(AlgorithmParameterSpec given) throws InvalidAlgorithmParameterException {
        Optional<SignatureAlgorithm> named = algorithms.stream().filter(one -> isOf(one, given)).findFirst();
        if (named.isEmpty() || key != null && !key.can(named.get())) {
            throw new InvalidAlgorithmParameterException("not the parameters of " + algorithms);
        }
        chosen = named;
    }

    private static boolean isOf(SignatureAlgorithm algorithm, AlgorithmParameterSpec given) {
        AlgorithmParameterSpec wanted = algorithm.parameters().orElse(null);
        return given instanceof PSSParameterSpec one && wanted instanceof PSSParameterSpec other ? isSame(one, other)
                : given == null && wanted == null;
    }

    private static boolean isSame(PSSParameterSpec one, PSSParameterSpec other) {
        return one.getDigestAlgorithm().equals(other.getDigestAlgorithm())
                && one.getMGFAlgorithm().equals(other.getMGFAlgorithm())
                && one.getMGFParameters() instanceof MGF1ParameterSpec mgf
                && mgf.getDigestAlgorithm().equals(other.getDigestAlgorithm())
                && one.getSaltLength() == other.getSaltLength() && one.getTrailerField() == other.getTrailerField();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException(name);
    }
}
