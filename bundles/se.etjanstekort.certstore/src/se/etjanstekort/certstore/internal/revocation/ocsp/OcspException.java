/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import se.etjanstekort.certstore.TrustFailure;

/** Why what came back is no answer to the question. The message is for the log. */
final class OcspException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TrustFailure failure;

    OcspException(TrustFailure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    OcspException(TrustFailure failure, String detail, Throwable cause) {
        super(detail, cause);
        this.failure = failure;
    }

    TrustFailure failure() {
        return failure;
    }
}
