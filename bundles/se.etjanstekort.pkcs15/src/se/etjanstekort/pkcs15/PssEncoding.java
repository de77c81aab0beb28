/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.security.MessageDigest;
import java.util.Arrays;

/** EMSA-PSS-ENCODE (RFC 8017, 9.1.1), for cards that do the RSA operation and nothing around it. */
final class PssEncoding {

    private static final int FIRST_PADDING = 8;
    private static final byte TRAILER = (byte) 0xBC;

    private PssEncoding() {
    }

    /**
     * The encoded message.
     *
     * @param digest
     *            of the message, the encoding and its mask
     * @param salt
     *            random, as long as the hash
     * @param modulusLength
     *            in bits, a multiple of 8
     */
    static byte[] encode(MessageDigest digest, byte[] messageHash, byte[] salt, int modulusLength) {
        byte[] encoded = new byte[modulusLength / 8];
        digest.update(new byte[FIRST_PADDING]);
        digest.update(messageHash);
        byte[] hash = digest.digest(salt);
        int masked = encoded.length - hash.length - 1;
        encoded[masked - salt.length - 1] = 0x01;
        System.arraycopy(salt, 0, encoded, masked - salt.length, salt.length);
        mask(encoded, masked, hash, digest);
        encoded[0] &= 0x7F; // one bit less than the modulus
        System.arraycopy(hash, 0, encoded, masked, hash.length);
        encoded[encoded.length - 1] = TRAILER;
        return encoded;
    }

    /** MGF1 (RFC 8017, B.2.1), laid over the first bytes. */
    private static void mask(byte[] bytes, int length, byte[] seed, MessageDigest digest) {
        byte[] block = Arrays.copyOf(seed, seed.length + Integer.BYTES);
        byte[] mask = {};
        for (int i = 0; i < length; i++) {
            int at = i % digest.getDigestLength();
            if (at == 0) {
                int counter = i / digest.getDigestLength();
                for (int shift = 0; shift < Integer.BYTES; shift++) {
                    block[block.length - 1 - shift] = (byte) (counter >> 8 * shift);
                }
                mask = digest.digest(block);
            }
            bytes[i] ^= mask[at];
        }
    }
}
