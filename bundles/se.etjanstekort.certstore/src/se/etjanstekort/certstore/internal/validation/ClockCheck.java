/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.time.Instant;
import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** The computer's clock can be right: it is not before this suite was written. */
final class ClockCheck extends ShippedCheck {

    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    ClockCheck() {
        super("clock");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return path.isEnd(position);
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return path.now().isBefore(WRITTEN) ? Optional.of(TrustFailure.CLOCK_IMPLAUSIBLE) : Optional.empty();
    }
}
