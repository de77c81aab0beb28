/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.time.Duration;
import java.time.Instant;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.policy.Policy;

/**
 * Whether a responder without ocsp-nocheck has been revoked (RFC 6960, 4.2.2.2.1): what the CRL of its issuer says. Never what a
 * responder says, for that one would have to be asked about in turn.
 */
final class Delegates {

    /** Returns if the delegate was known at that moment not to be revoked. */
    @FunctionalInterface
    interface Check {
        void check(Question delegate, Instant moment) throws OcspException;
    }

    private final RevocationSource crls;
    private final Policy policy;

    Delegates(RevocationSource crls, Policy policy) {
        this.crls = crls;
        this.policy = policy;
    }

    /** By CRLs that are there; no network. */
    Check byWhatIsKept() {
        return (delegate, moment) -> check(kept(delegate), moment);
    }

    /**
     * Fetches the CRL if need be.
     *
     * @param end
     *            until when, as {@link System#nanoTime} counts
     */
    Check asking(long end) {
        return (delegate, moment) -> {
            RevocationStatus kept = kept(delegate);
            boolean isEnough = kept instanceof Revoked || kept instanceof Good good && counts(good, moment);
            check(isEnough ? kept
                    : crls.ask(delegate, Duration.ofNanos(Math.max(0, end - System.nanoTime()))), moment);
        };
    }

    private RevocationStatus kept(Question delegate) throws OcspException {
        if (!policy.get(RevocationPolicy.SOURCES).contains(RevocationStatus.Source.CRL)) {
            throw new OcspException(TrustFailure.REVOCATION_UNAUTHORIZED,
                    "the responder has no ocsp-nocheck, and policy revocation.sources names no CRLs");
        }
        return crls.kept(delegate);
    }

    private static void check(RevocationStatus status, Instant moment) throws OcspException {
        if (status instanceof Revoked revoked) {
            throw new OcspException(TrustFailure.REVOCATION_UNAUTHORIZED,
                    "the responder's certificate has been revoked: " + revoked.reason());
        }
        if (status instanceof Unknown unknown) {
            Cause first = unknown.causes().get(0);
            if (first.failure() == TrustFailure.REVOCATION_NOWHERE_TO_ASK) {
                throw new OcspException(TrustFailure.REVOCATION_UNAUTHORIZED,
                        "the responder has no ocsp-nocheck, and " + first.detail());
            }
            throw OcspException.undecided(first.failure(), "whether the responder, which has no ocsp-nocheck, has been"
                    + " revoked is not known: " + unknown.causes());
        }
        if (status instanceof Good good && !counts(good, moment)) {
            throw OcspException.undecided(TrustFailure.REVOCATION_OUTDATED,
                    "the CRL that says that the responder has not"
                            + " been revoked has ended, or its signature is still being checked: of "
                            + good.thisUpdate());
        }
    }

    /** For who vouches for others a signature that is still being checked is not enough, whatever policy says of cards. */
    private static boolean counts(Good good, Instant moment) {
        return !good.provisional()
                && good.nextUpdate().filter(next -> !next.isBefore(moment.minus(Freshness.SKEW))).isPresent();
    }
}
