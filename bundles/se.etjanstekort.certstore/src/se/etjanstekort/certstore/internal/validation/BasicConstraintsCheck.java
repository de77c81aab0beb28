/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** basicConstraints (RFC 5280, 4.2.1.9): who issues is a CA, and a person is none. */
final class BasicConstraintsCheck extends ShippedCheck {

    BasicConstraintsCheck() {
        super("basicConstraints");
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        boolean authority = path.certificate(position).getBasicConstraints() >= 0;
        if (path.isEnd(position)) {
            return authority ? Optional.of(TrustFailure.WRONG_PURPOSE) : Optional.empty();
        }
        return authority ? Optional.empty() : Optional.of(TrustFailure.NOT_A_CA);
    }
}
