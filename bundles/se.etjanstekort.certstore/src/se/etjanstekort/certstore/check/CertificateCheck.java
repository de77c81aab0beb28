/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.check;

import java.util.Locale;
import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;

/**
 * One question that each certificate in a path has to answer well. Contributed by the extension point
 * {@code se.etjanstekort.certstore.certificateChecks}; those of the suite are the same. A check looks at nothing but what it is
 * given, asks neither network nor user, and answers within milliseconds. Several threads may ask at once. A check that throws
 * has failed.
 */
public interface CertificateCheck {

    /**
     * By which policy and reports name it, without spaces; one of a host's has the host's name in front: {@code example.check}.
     */
    String id();

    /** What it checks, in one plain sentence of that language. */
    String text(Locale locale);

    /**
     * Whether the question is one for the certificate at that position of {@link CheckedPath#chain()}; where it is not,
     * {@link #failure} is not asked.
     */
    default boolean applies(CheckedPath path, int position) {
        return true;
    }

    /**
     * What is wrong with the certificate at that position.
     *
     * @param position
     *            in {@link CheckedPath#chain()}
     * @return empty if nothing is
     */
    Optional<TrustFailure> failure(CheckedPath path, int position);
}
