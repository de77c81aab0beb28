/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAKey;

import javax.crypto.Cipher;

import se.etjanstekort.simulator.internal.cardos.SecurityEnvironment.Algorithm;

/** The arithmetic, done by the platform's own providers. */
final class KeyOperations {

    private final Dialect dialect;

    KeyOperations(Dialect dialect) {
        this.dialect = dialect;
    }

    byte[] sign(SecurityEnvironment environment, byte[] data) throws StatusException {
        try {
            return switch (environment.algorithm()) {
            case RSA_RAW -> rsa(environment, Cipher.ENCRYPT_MODE, leftPadded(environment, data));
            case RSA_PKCS1 -> rsa(environment, Cipher.ENCRYPT_MODE, data);
            case ECDSA -> ecdsa(environment, data);
            };
        } catch (GeneralSecurityException e) {
            throw new StatusException(Sw.WRONG_DATA);
        }
    }

    byte[] decipher(SecurityEnvironment environment, byte[] cryptogram) throws StatusException {
        if (environment.algorithm() == Algorithm.ECDSA) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
        try {
            return rsa(environment, Cipher.DECRYPT_MODE, cryptogram);
        } catch (GeneralSecurityException e) {
            throw new StatusException(Sw.WRONG_DATA);
        }
    }

    /** With a private key, encrypting pads with block type 1, which is a signature (RFC 8017, 8.2). */
    private static byte[] rsa(SecurityEnvironment environment, int mode, byte[] data) throws GeneralSecurityException {
        boolean padded = environment.algorithm() == Algorithm.RSA_PKCS1;
        Cipher cipher = Cipher.getInstance(padded ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/NoPadding");
        cipher.init(mode, environment.key().key());
        return cipher.doFinal(data);
    }

    private static byte[] leftPadded(SecurityEnvironment environment, byte[] data) throws StatusException {
        int length = (((RSAKey) environment.key().key()).getModulus().bitLength() + 7) / 8;
        if (data.length > length) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        byte[] block = new byte[length];
        System.arraycopy(data, 0, block, length - data.length, data.length);
        return block;
    }

    private byte[] ecdsa(SecurityEnvironment environment, byte[] hash) throws GeneralSecurityException {
        String form = dialect.derSignatures() ? "NONEwithECDSA" : "NONEwithECDSAinP1363Format";
        Signature signature = Signature.getInstance(form);
        signature.initSign(environment.key().key());
        signature.update(hash);
        return signature.sign();
    }
}
