/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/**
 * A transparent file, or the file that stands for a key (ISO/IEC 7816-4, 5.3.2).
 *
 * @param shortIdentifier
 *            1 to 30, or 0 where it has none
 * @param isKey
 *            whether it is an internal file: it can be selected and pointed at, but never read
 */
public record ElementaryFile(int identifier, int shortIdentifier, byte[] content, boolean isKey) implements CardFile {

    /** A transparent file. */
    public static ElementaryFile transparent(int identifier, int shortIdentifier, byte[] content) {
        return new ElementaryFile(identifier, shortIdentifier, content, false);
    }

    /** The file of a key, of the size that its control information tells. */
    public static ElementaryFile key(int identifier, int bits) {
        return new ElementaryFile(identifier, 0, new byte[(bits + 7) / 8], true);
    }
}
