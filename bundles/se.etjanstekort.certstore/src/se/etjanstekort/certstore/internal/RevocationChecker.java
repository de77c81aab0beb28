/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.util.List;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;

/** Finds out whether a certificate of a validated path, or one of its issuers, has been revoked. */
@FunctionalInterface
interface RevocationChecker {

    RevocationStatus status(PathFinder.Path path);

    /** Asks nobody. */
    static RevocationChecker none() {
        return path -> new RevocationStatus.Unknown(List.of(Cause.NOT_CHECKED_IN_THIS_VERSION));
    }
}
