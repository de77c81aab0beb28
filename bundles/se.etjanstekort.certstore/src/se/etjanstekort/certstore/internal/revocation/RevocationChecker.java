/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.util.List;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.internal.path.CertificationPath;

/** Finds out whether a certificate of a validated path, or one of its issuers, has been revoked. */
@FunctionalInterface
public interface RevocationChecker {

    RevocationStatus status(CertificationPath path);

    /** Asks nobody. */
    static RevocationChecker none() {
        return path -> new RevocationStatus.Unknown(List.of(Cause.NOT_CHECKED_IN_THIS_VERSION));
    }
}
