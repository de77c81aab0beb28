/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import se.etjanstekort.smartcard.FailureCode;

/** A trust anchor that was named but is not trusted. The others go on. */
public record AnchorProblem(Kind kind, AnchorSource source) {

    /** What is wrong with it. */
    public enum Kind implements FailureCode {
        /** The folder or file is missing, cannot be read or is no plain file. */
        UNREADABLE("T-60"),
        /** Larger than any certificate file, or one file too many. */
        TOO_LARGE("T-61"),
        /** No X.509 certificate in DER or PEM. */
        NOT_A_CERTIFICATE("T-62"),
        /** A certificate, but not of a CA (RFC 5280, 4.2.1.9). */
        NOT_A_CA("T-63"),
        /** RSA under 2048 bits, a small or unknown curve, or another algorithm. */
        WEAK_KEY("T-64"),
        /** The contribution names no fingerprint, or another than the certificate has. */
        FINGERPRINT_MISMATCH("T-65"),
        /** The root of trial cards, which policy {@code trust.test.roots} has not switched on. */
        TEST_ROOT_OFF("T-66");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
