/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a card is known again: a hash of what it says of itself, and of the time of its last change or, where it gives none, of
 * its directories. The hash tells nobody the card's number.
 *
 * @param sha256
 *            in hexadecimal, lower case
 */
public record CardMark(String sha256) {

    private static final int LENGTH_BYTES = 4;

    /** The mark of a card with these files. */
    static CardMark of(Iterable<byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] file : files) {
                for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
                    digest.update((byte) (file.length >> Byte.SIZE * i));
                }
                digest.update(file);
            }
            return new CardMark(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
