/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Locale;

/**
 * A failure that a person can be told about and that support can look up. Each bundle owns an enum of its codes and the
 * texts beside it; {@code docs/failure-codes.md} has a row for each. The first letter names the owner's field: R reader,
 * C card, T trust, P PIN, S session, D diagnosis.
 */
public interface FailureCode {

    /** The code as it is told to support, for example {@code R-04}. */
    String id();

    /**
     * The text for people in the given language; English where the language is not there. It lies beside the class that has
     * the code.
     */
    default FailureText text(Locale locale) {
        return FailureText.load(this, getClass(), locale);
    }

    /** The failure that this is: itself, or for a {@link ReaderDiagnosis} that of which it says more. To be compared by. */
    default FailureCode kind() {
        return this;
    }
}
