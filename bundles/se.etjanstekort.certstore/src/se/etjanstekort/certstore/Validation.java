/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a certificate can be relied on, now and for its purpose. */
public sealed interface Validation {

    /**
     * It can.
     *
     * @param path
     *            from the certificate to below the anchor
     * @param warnings
     *            what policy lets pass but the user is told, such as an unknown revocation status
     */
    record Trusted(List<X509Certificate> path, TrustAnchor anchor, RevocationStatus revocation,
            List<TrustFailure> warnings) implements Validation {

        public Trusted {
            path = List.copyOf(path);
            warnings = List.copyOf(warnings);
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
     */
    record NotTrusted(List<TrustFailure> failures) implements Validation {

        public NotTrusted {
            failures = List.copyOf(failures);
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("distrust has a reason");
            }
        }

        /** The most telling reason: the one to show. */
        public TrustFailure failure() {
            return failures.get(0);
        }
    }
}
