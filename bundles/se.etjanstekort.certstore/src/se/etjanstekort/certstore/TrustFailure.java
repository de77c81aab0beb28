/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import se.etjanstekort.smartcard.FailureCode;

/** Why a certificate is not relied on: codes T-01 and up. The order is that of telling: the first is shown. */
public enum TrustFailure implements FailureCode {
    /** No path leads to a trust anchor. */
    UNTRUSTED_ISSUER("T-01"),
    /** A path leads to a trust anchor, but a certificate in it may not issue this one (RFC 5280, 6.1). */
    INVALID_PATH("T-02"),
    /** A certificate in the path that is not that of a CA, or may not sign certificates, has issued another. */
    NOT_A_CA("T-12"),
    /** More CAs below one than its pathLenConstraint allows. */
    PATH_LENGTH("T-13"),
    /** A name that an issuer's nameConstraints forbid. */
    NAME_CONSTRAINT("T-14"),
    /** An issuer demands certificate policies that the path does not have. */
    POLICY_NOT_ALLOWED("T-15"),
    /** A critical extension that is not understood here. */
    UNKNOWN_CRITICAL_EXTENSION("T-16"),
    /** The certificate or its issuer has been revoked. */
    REVOKED("T-03"),
    /** The computer's clock stands at a time that cannot be. */
    CLOCK_IMPLAUSIBLE("T-17"),
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
    /** It names two persons: the attribute that holds the id is there more than once. */
    SEVERAL_IDENTITIES("T-30"),
    /** Its twelve digits are no personnummer: the check digit does not fit, or there is no such day. */
    IMPOSSIBLE_PERSONNUMMER("T-31"),
    /** It names no person in a way that its issuer's rule allows. */
    INVALID_IDENTITY("T-09"),
    /** Whether it has been revoked could not be found out. */
    REVOCATION_UNKNOWN("T-10"),
    /** A cause of T-10: somebody has been asked and may still answer. */
    REVOCATION_NOT_ANSWERED_YET("T-20"),
    /** A cause of T-10: nobody answered in time. */
    REVOCATION_UNREACHABLE("T-21"),
    /** A cause of T-10: neither certificate nor policy names an address. */
    REVOCATION_NOWHERE_TO_ASK("T-22"),
    /** A cause of T-10: the service answered that it cannot answer. */
    REVOCATION_TRY_LATER("T-23"),
    /** A cause of T-10: an answer too old, or from the future. */
    REVOCATION_OUTDATED("T-24"),
    /** A cause of T-10: an answer that is not signed by the issuer, or by somebody whom it has authorised. */
    REVOCATION_UNAUTHORIZED("T-25"),
    /** A cause of T-10: an answer that cannot be understood, or to another question. */
    REVOCATION_WRONG_ANSWER("T-26"),
    /** A cause of T-10: the issuer's service does not know the certificate. */
    REVOCATION_CERTIFICATE_UNKNOWN("T-27"),
    /** Nobody answered, but an earlier answer counts by policy. */
    REVOCATION_LAST_KNOWN("T-28"),
    /** A cause of T-10: policy says that nobody is asked. */
    REVOCATION_NOT_ASKED("T-29"),
    /** A signature was not made by the key of the certificate. */
    WRONG_SIGNATURE("T-11"),
    /** A check of the host was not passed, cannot be loaded, or broke off. */
    CHECK_FAILED("T-18");

    private final String id;

    TrustFailure(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
