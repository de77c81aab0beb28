/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;

/** Keys that a card's owner brings or has made. */
final class KeyMaterial {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private KeyMaterial() {
    }

    static BigInteger number(byte[] unsigned) {
        return new BigInteger(1, unsigned);
    }

    /** An RSA key of two primes. */
    static PrivateKey rsa(byte[] p, byte[] q) throws StatusException {
        BigInteger one = number(p);
        BigInteger other = number(q);
        BigInteger lessOne = one.subtract(BigInteger.ONE);
        BigInteger lessOther = other.subtract(BigInteger.ONE);
        try {
            BigInteger d = EXPONENT.modInverse(lessOne.multiply(lessOther));
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateCrtKeySpec(one.multiply(other), EXPONENT,
                    d, one, other, d.mod(lessOne), d.mod(lessOther), other.modInverse(one)));
        } catch (GeneralSecurityException | ArithmeticException e) {
            throw new StatusException(Sw.WRONG_DATA);
        }
    }

    /** A key on the curve whose field is that long. */
    static PrivateKey ec(byte[] secret, int bits) throws StatusException {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(curve(bits));
            return KeyFactory.getInstance("EC").generatePrivate(
                    new ECPrivateKeySpec(number(secret), parameters.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException e) {
            throw new StatusException(Sw.WRONG_DATA);
        }
    }

    static KeyPair generateRsa(int bits) throws StatusException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new StatusException(Sw.NOT_SUPPORTED);
        }
    }

    static KeyPair generateEc(int bits) throws StatusException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(curve(bits));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new StatusException(Sw.NOT_SUPPORTED);
        }
    }

    private static ECGenParameterSpec curve(int bits) throws StatusException {
        return new ECGenParameterSpec(switch (bits) {
        case 256 -> "secp256r1";
        case 384 -> "secp384r1";
        default -> throw new StatusException(Sw.NOT_SUPPORTED);
        });
    }

    /** The number without a sign, in exactly that many bytes. */
    static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[length];
        int taken = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - taken, bytes, length - taken, taken);
        return bytes;
    }
}
