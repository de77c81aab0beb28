/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.x509.Algorithms;

/** The key is strong enough, see {@link Algorithms}. */
final class KeyStrengthCheck extends ShippedCheck {

    KeyStrengthCheck() {
        super("keyStrength");
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return Algorithms.isStrong(path.certificate(position).getPublicKey()) ? Optional.empty()
                : Optional.of(TrustFailure.WEAK_ALGORITHM);
    }
}
