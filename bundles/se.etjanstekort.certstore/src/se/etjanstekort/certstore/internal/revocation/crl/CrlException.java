/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.IOException;

/** Why a CRL, or the index of one, cannot be used. The cause is there for the log; nothing of it is shown. */
public final class CrlException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Not DER, or not what RFC 5280, 5.1 describes. */
        MALFORMED,
        /** The file ends before the CRL does. */
        TRUNCATED,
        /** Longer than any CRL that is looked into. */
        TOO_LARGE,
        /** Signed by somebody else than the issuer asked about, or by one that may not sign CRLs. */
        WRONG_ISSUER,
        /** The algorithm or the key is too weak, or unknown. */
        WEAK_ALGORITHM,
        /** The signature does not fit. */
        BAD_SIGNATURE,
        /** It means something that is not understood, so no answer can be taken from it (RFC 5280, 5.2 and 5.3). */
        UNKNOWN_CRITICAL_EXTENSION,
        /** The CRL or its index is not what was written. */
        ALTERED,
        /** The disk, not the CRL. */
        UNREADABLE
    }

    private final Problem problem;

    CrlException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    CrlException(Problem problem, Exception cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    static CrlException of(IOException cause) {
        return new CrlException(Problem.UNREADABLE, cause);
    }

    public Problem problem() {
        return problem;
    }
}
