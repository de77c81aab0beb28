/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;

/** A computer on which nothing but the tests uses cards. */
record QuietSurroundings(boolean trustsKeys, List<String> cardPrograms) implements Surroundings {

    static final Surroundings TRUSTING = new QuietSurroundings(true, List.of());

    @Override
    public boolean mayUse(String reader, CardConnection.Keys keys) {
        return trustsKeys;
    }
}
