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

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** One kind of signature with a {@link CardPrivateKey}; takes no other key, and verifies nothing. */
final class CardSignature extends SignatureSpi {

    /** More than any handshake: the message is kept until the card signs. */
    private static final int MAX_MESSAGE = 1 << 20;

    private final SignatureAlgorithm algorithm;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private CardPrivateKey key;

    CardSignature(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
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
        if (!ofCard.can(algorithm)) {
            throw new InvalidKeyException("the card's key cannot make " + algorithm);
        }
        key = ofCard;
        message.reset();
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
        if (key == null) {
            throw new SignatureException("no key was given");
        }
        try {
            return key.sign(algorithm, message.toByteArray());
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
        AlgorithmParameterSpec wanted = algorithm.parameters().orElse(null);
        boolean fits = given instanceof PSSParameterSpec one && wanted instanceof PSSParameterSpec other
                && isSame(one, other);
        if (!fits && (given != null || wanted != null)) {
            throw new InvalidAlgorithmParameterException("not the parameters of " + algorithm);
        }
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
