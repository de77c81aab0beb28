/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * A key that never leaves its card. It has no encoding, and only our own signature engines take it; they ask for the code by
 * the name of whoever got the key. Immutable.
 */
public abstract sealed class CardPrivateKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    /** Has the card sign. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(SignatureAlgorithm algorithm, byte[] message) throws CardKeyException;
    }

    private final transient SigningKey key;
    private final transient Signer signer;

    private CardPrivateKey(SigningKey key, Signer signer) {
        this.key = key;
        this.signer = signer;
    }

    /**
     * @throws IllegalArgumentException
     *             when the certificate's key is neither of RSA nor of an elliptic curve
     */
    public static CardPrivateKey of(SigningKey key, Signer signer) {
        PublicKey publicKey = publicKey(key);
        if (publicKey instanceof RSAPublicKey) {
            return new Rsa(key, signer);
        }
        if (publicKey instanceof ECPublicKey) {
            return new Ec(key, signer);
        }
        throw new IllegalArgumentException(publicKey.getAlgorithm());
    }

    private static PublicKey publicKey(SigningKey key) {
        return key.certificate().certificate().getPublicKey();
    }

    PublicKey publicKey() {
        return publicKey(key);
    }

    boolean can(SignatureAlgorithm algorithm) {
        return key.algorithms().contains(algorithm);
    }

    byte[] sign(SignatureAlgorithm algorithm, byte[] message) throws CardKeyException {
        return signer.sign(algorithm, message);
    }

    @Override
    public String getAlgorithm() {
        return publicKey().getAlgorithm();
    }

    /** None: it is opaque. */
    @Override
    public String getFormat() {
        return null;
    }

    /** None: it is opaque. */
    @Override
    public byte[] getEncoded() {
        return null;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(CardPrivateKey.class.getName());
    }

    @Override
    public String toString() {
        return "CardPrivateKey[" + key + "]";
    }

    private static final class Rsa extends CardPrivateKey implements RSAKey {

        private static final long serialVersionUID = 1L;

        Rsa(SigningKey key, Signer signer) {
            super(key, signer);
        }

        @Override
        public BigInteger getModulus() {
            return ((RSAPublicKey) publicKey()).getModulus();
        }

        /** Named here because from Java 22 on two interfaces bring one of their own. */
        @Override
        public AlgorithmParameterSpec getParams() {
            return null;
        }
    }

    private static final class Ec extends CardPrivateKey implements ECKey {

        private static final long serialVersionUID = 1L;

        Ec(SigningKey key, Signer signer) {
            super(key, signer);
        }

        @Override
        public ECParameterSpec getParams() {
            return ((ECPublicKey) publicKey()).getParams();
        }
    }
}
