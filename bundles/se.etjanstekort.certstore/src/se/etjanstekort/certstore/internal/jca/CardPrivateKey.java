/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * A key that never leaves its card. It has no encoding, and only our own signature engines take it; they ask for the code by
 * the name of whoever got the key. Immutable.
 */
public abstract sealed class CardPrivateKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    private final transient SigningKey key;
    private final transient CardKeys cards;
    private final transient Requester requester;

    private CardPrivateKey(SigningKey key, CardKeys cards, Requester requester) {
        this.key = key;
        this.cards = cards;
        this.requester = requester;
    }

    /**
     * @throws IllegalArgumentException
     *             when the certificate's key is neither of RSA nor of an elliptic curve
     */
    public static CardPrivateKey of(SigningKey key, CardKeys cards, Requester requester) {
        var publicKey = key.certificate().certificate().getPublicKey();
        if (publicKey instanceof RSAPublicKey rsa) {
            return new Rsa(key, cards, requester, rsa);
        }
        if (publicKey instanceof ECPublicKey ec) {
            return new Ec(key, cards, requester, ec);
        }
        throw new IllegalArgumentException(publicKey.getAlgorithm());
    }

    boolean can(SignatureAlgorithm algorithm) {
        return key.algorithms().contains(algorithm);
    }

    byte[] sign(SignatureAlgorithm algorithm, byte[] message) throws CardKeyException {
        return cards.sign(key, algorithm, message, requester);
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

        private final transient RSAPublicKey publicKey;

        Rsa(SigningKey key, CardKeys cards, Requester requester, RSAPublicKey publicKey) {
            super(key, cards, requester);
            this.publicKey = publicKey;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public BigInteger getModulus() {
            return publicKey.getModulus();
        }

        /** Named here because from Java 22 on two interfaces bring one of their own. */
        @Override
        public AlgorithmParameterSpec getParams() {
            return null;
        }
    }

    private static final class Ec extends CardPrivateKey implements ECKey {

        private static final long serialVersionUID = 1L;

        private final transient ECPublicKey publicKey;

        Ec(SigningKey key, CardKeys cards, Requester requester, ECPublicKey publicKey) {
            super(key, cards, requester);
            this.publicKey = publicKey;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public ECParameterSpec getParams() {
            return publicKey.getParams();
        }
    }
}
