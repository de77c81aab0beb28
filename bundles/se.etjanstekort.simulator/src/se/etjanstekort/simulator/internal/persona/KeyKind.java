/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.util.Locale;

/** What key pairs there are. */
public enum KeyKind {
    RSA2048("RSA", 2048), RSA3072("RSA", 3072), EC256("EC", 256), EC384("EC", 384);

    private final String algorithm;
    private final int bits;

    KeyKind(String algorithm, int bits) {
        this.algorithm = algorithm;
        this.bits = bits;
    }

    /** The JCA name. */
    public String algorithm() {
        return algorithm;
    }

    public int bits() {
        return bits;
    }

    /** The kind by the name that files give it, as in {@code rsa2048}. */
    public static KeyKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
