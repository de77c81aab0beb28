/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;

/** A host's check that answers as a test wants. */
record ContributedCheck(String id, Supplier<Optional<TrustFailure>> answer) implements CertificateCheck {

    @Override
    public String text(Locale locale) {
        return "text";
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return answer.get();
    }
}
