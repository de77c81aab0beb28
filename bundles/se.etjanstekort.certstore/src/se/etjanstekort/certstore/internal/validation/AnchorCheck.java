/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** A way leads to a trust anchor. */
final class AnchorCheck extends ShippedCheck {

    AnchorCheck() {
        super("anchor");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return path.isEnd(position);
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return path.anchor().isPresent() ? Optional.empty() : Optional.of(TrustFailure.UNTRUSTED_ISSUER);
    }
}
