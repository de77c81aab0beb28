/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a certificate's key is for (RFC 5280, 4.2.1.3). */
public enum Purpose {
    /** Legitimering: digitalSignature without nonRepudiation. */
    AUTHENTICATION,
    /** Underskrift: nonRepudiation (contentCommitment), alone or with others. Never for signing in. */
    SIGNATURE;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /** The purpose by keyUsage; empty without keyUsage, or with neither bit. */
    public static Optional<Purpose> of(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            return Optional.empty();
        }
        if (usage[NON_REPUDIATION]) {
            return Optional.of(SIGNATURE);
        }
        return usage[DIGITAL_SIGNATURE] ? Optional.of(AUTHENTICATION) : Optional.empty();
    }
}
