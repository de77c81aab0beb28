/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** No critical extension that nobody here looks at (RFC 5280, 4.2). */
final class CriticalExtensionsCheck extends ShippedCheck {

    /**
     * keyUsage, subjectAltName, basicConstraints, nameConstraints, certificatePolicies, policyMappings, policyConstraints,
     * extKeyUsage, inhibitAnyPolicy.
     */
    private static final Set<String> UNDERSTOOD = Set.of("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30",
            "2.5.29.32", "2.5.29.33", "2.5.29.36", "2.5.29.37", "2.5.29.54");

    CriticalExtensionsCheck() {
        super("criticalExtensions");
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        Set<String> critical = path.certificate(position).getCriticalExtensionOIDs();
        return critical == null || UNDERSTOOD.containsAll(critical) ? Optional.empty()
                : Optional.of(TrustFailure.UNKNOWN_CRITICAL_EXTENSION);
    }
}
