/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An identifier that ties the objects of a card together: a key to its certificate ({@code iD}), a key to the code that
 * opens it ({@code authId}); ISO/IEC 7816-15, 8.2.3. Immutable, compared by its bytes.
 */
public final class Identifier {

    private final byte[] bytes;

    public Identifier(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier identifier && Arrays.equals(bytes, identifier.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal, upper case. */
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
