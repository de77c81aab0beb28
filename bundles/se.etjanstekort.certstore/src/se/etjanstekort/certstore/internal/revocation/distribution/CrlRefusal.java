/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.revocation.crl.CrlException;

/** Why a CRL gives no answer about a certificate. The message is for the log and for support. */
final class CrlRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final TrustFailure failure;

    CrlRefusal(TrustFailure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    private CrlRefusal(TrustFailure failure, Exception cause) {
        super(cause.getMessage(), cause);
        this.failure = failure;
    }

    static CrlRefusal of(CrlException cause) {
        return new CrlRefusal(switch (cause.problem()) {
        case WRONG_ISSUER, WEAK_ALGORITHM, BAD_SIGNATURE -> TrustFailure.REVOCATION_UNAUTHORIZED;
        case UNREADABLE -> TrustFailure.REVOCATION_UNREACHABLE;
        case MALFORMED, TRUNCATED, TOO_LARGE, UNKNOWN_CRITICAL_EXTENSION, ALTERED ->
            TrustFailure.REVOCATION_WRONG_ANSWER;
        }, cause);
    }

    static CrlRefusal of(FetchException cause) {
        return new CrlRefusal(switch (cause.reason()) {
        case TOO_LARGE -> TrustFailure.REVOCATION_WRONG_ANSWER;
        case BAD_STATUS -> TrustFailure.REVOCATION_TRY_LATER;
        case ADDRESS_NOT_ALLOWED, UNREACHABLE, TOO_SLOW, BAD_REDIRECT, INTERRUPTED ->
            TrustFailure.REVOCATION_UNREACHABLE;
        }, cause);
    }

    TrustFailure failure() {
        return failure;
    }

    RevocationStatus.Cause asCause(CrlPlace place) {
        return new RevocationStatus.Cause(failure, "CRL " + place.address() + ": " + getMessage());
    }
}
