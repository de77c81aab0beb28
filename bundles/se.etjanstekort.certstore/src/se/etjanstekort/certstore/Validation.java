/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a certificate can be relied on, now and for its purpose. */
public sealed interface Validation {

    /** What came of each check of each certificate; the question of revocation is one once all others are passed. */
    List<CheckResult> results();

    /** Whether an anchor that is known here stands behind the issuer. Without one nobody can tell here what it is worth. */
    default boolean isCheckable() {
        return !(this instanceof NotTrusted not) || not.failure() != TrustFailure.UNTRUSTED_ISSUER;
    }

    /**
     * It can.
     *
     * @param path
     *            from the certificate to below the anchor
     * @param warnings
     *            what policy lets pass but the user is told, such as an unknown revocation status
     * @param results
     *            of all checks
     */
    record Trusted(List<X509Certificate> path, TrustAnchor anchor, RevocationStatus revocation,
            List<TrustFailure> warnings, List<CheckResult> results) implements Validation {

        public Trusted {
            path = List.copyOf(path);
            warnings = List.copyOf(warnings);
            results = List.copyOf(results);
        }

        /** Without the results of checks. */
        public Trusted(List<X509Certificate> path, TrustAnchor anchor, RevocationStatus revocation,
                List<TrustFailure> warnings) {
            this(path, anchor, revocation, warnings, List.of());
        }

        @Override
        public String toString() {
            return "Trusted[" + anchor + " " + revocation + " " + warnings + "]";
        }
    }

    /**
     * It cannot.
     *
     * @param failures
     *            every reason found, the most telling first; at least one
     * @param results
     *            of all checks, passed or not
     */
    record NotTrusted(List<TrustFailure> failures, List<CheckResult> results) implements Validation {

        public NotTrusted {
            failures = List.copyOf(failures);
            results = List.copyOf(results);
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("distrust has a reason");
            }
        }

        /** Without the results of checks. */
        public NotTrusted(List<TrustFailure> failures) {
            this(failures, List.of());
        }

        /** The most telling reason: the one to show. */
        public TrustFailure failure() {
            return failures.get(0);
        }
    }
}
