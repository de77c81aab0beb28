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
    private final boolean undecided;

    OcspException(TrustFailure failure, String detail) {
        this(failure, detail, null, false);
    }

    OcspException(TrustFailure failure, String detail, Throwable cause) {
        this(failure, detail, cause, false);
    }

    private OcspException(TrustFailure failure, String detail, Throwable cause, boolean undecided) {
        super(detail, cause);
        this.failure = failure;
        this.undecided = undecided;
    }

    /** Of an answer that may count once more is known about who signed it. */
    static OcspException undecided(TrustFailure failure, String detail) {
        return new OcspException(failure, detail, null, true);
    }

    TrustFailure failure() {
        return failure;
    }

    boolean isUndecided() {
        return undecided;
    }
}
