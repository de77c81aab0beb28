/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a certificate can be relied on, now and for its purpose. */
public sealed interface Validation {

    /** What was found out on the way to the verdict. */
    Findings findings();

    /** What came of each check of each certificate; the question of revocation is one once all others are passed. */
    default List<CheckResult> results() {
        return findings().results();
    }

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
     * @param findings
     *            path, all checks, revocation
     */
    record Trusted(List<X509Certificate> path, TrustAnchor anchor, RevocationStatus revocation,
            List<TrustFailure> warnings, Findings findings) implements Validation {

        public Trusted {
            path = List.copyOf(path);
            warnings = List.copyOf(warnings);
        }

        /** With nothing to show for it. */
        public Trusted(List<X509Certificate> path, TrustAnchor anchor, RevocationStatus revocation,
                List<TrustFailure> warnings) {
            this(path, anchor, revocation, warnings, Findings.NONE);
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
     * @param findings
     *            path as far as there is one, all checks, revocation
     */
    record NotTrusted(List<TrustFailure> failures, Findings findings) implements Validation {

        public NotTrusted {
            failures = List.copyOf(failures);
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("distrust has a reason");
            }
        }

        /** With nothing to show for it. */
        public NotTrusted(List<TrustFailure> failures) {
            this(failures, Findings.NONE);
        }

        /** The most telling reason: the one to show. */
        public TrustFailure failure() {
            return failures.get(0);
        }
    }
}
