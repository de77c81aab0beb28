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
 * @param content
 *            as long as the file; the file's owner may write into it
 * @param isKey
 *            whether it is an internal file: it can be selected and pointed at, but never read
 * @param security
 *            its access conditions, in the family's own form (tag 86); empty where everything is allowed
 */
public record ElementaryFile(int identifier, int shortIdentifier, byte[] content, boolean isKey, byte[] security)
        implements CardFile {

    /** A transparent file. */
    public static ElementaryFile transparent(int identifier, int shortIdentifier, byte[] content) {
        return new ElementaryFile(identifier, shortIdentifier, content, false, new byte[0]);
    }

    /** The file of a key, of the size that its control information tells. */
    public static ElementaryFile key(int identifier, int bits) {
        return new ElementaryFile(identifier, 0, new byte[(bits + 7) / 8], true, new byte[0]);
    }
}
