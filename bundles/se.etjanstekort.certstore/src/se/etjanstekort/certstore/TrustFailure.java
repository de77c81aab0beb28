/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.Locale;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FailureText;

/** Why a certificate is not relied on: codes T-01 and up. The order is that of telling: the first is shown. */
public enum TrustFailure implements FailureCode {
    /** No path leads to a trust anchor. */
    UNTRUSTED_ISSUER("T-01"),
    /** A path leads to a trust anchor, but a certificate in it may not issue this one (RFC 5280, 6.1). */
    INVALID_PATH("T-02"),
    /** The certificate or its issuer has been revoked. */
    REVOKED("T-03"),
    /** Its validity has ended. */
    EXPIRED("T-04"),
    /** Its validity has not begun. */
    NOT_YET_VALID("T-05"),
    /** The certificate of an issuer in its path is not within its validity. */
    ISSUER_NOT_VALID("T-06"),
    /** keyUsage does not fit what it is to be used for. */
    WRONG_PURPOSE("T-07"),
    /** A key under RSA 2048 or P-256, or a signature by SHA-1 or MD5, in the certificate or its path. */
    WEAK_ALGORITHM("T-08"),
    /** It names no person in a way that its issuer's rule allows. */
    INVALID_IDENTITY("T-09"),
    /** Whether it has been revoked could not be found out. */
    REVOCATION_UNKNOWN("T-10"),
    /** A signature was not made by the key of the certificate. */
    WRONG_SIGNATURE("T-11");

    private final String id;

    TrustFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public FailureText text(Locale locale) {
        return FailureText.load(this, TrustFailure.class, locale);
    }
}
