/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.path.CertificationPath;

/**
 * Finds out whether a certificate of a path, or one of its issuers, has been revoked. Asked only about a path that all other
 * checks have passed: no address out of an untrusted certificate is ever called.
 */
@FunctionalInterface
public interface RevocationChecker {

    RevocationStatus status(CertificationPath path);

    /** Asks nobody. */
    static RevocationChecker none() {
        return path -> new RevocationStatus.Unknown(TrustFailure.REVOCATION_NOT_ASKED, "nobody is asked");
    }
}
