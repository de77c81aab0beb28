/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.nio.file.Path;

/** Where the test PKI lies when nobody says otherwise. */
public final class UsualPki {

    private UsualPki() {
    }

    /** {@code .cache/etjanstekort-sdk} in the user's home. */
    public static Path directory() {
        return Path.of(System.getProperty("user.home"), ".cache", "etjanstekort-sdk");
    }
}
