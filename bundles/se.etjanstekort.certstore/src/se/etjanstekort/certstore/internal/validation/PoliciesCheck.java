/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.path.PathValidator;

/** Certificate policies, where an issuer demands them (RFC 5280, 6.1.5 (g)), by the policy tree of the JDK. */
final class PoliciesCheck extends ShippedCheck {

    PoliciesCheck() {
        super("policies");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return path.isEnd(position) && path.anchor().isPresent();
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return path.anchor().flatMap(
                anchor -> PathValidator.failure(new CertificationPath(path.certificates(), anchor), path.now()))
                .filter(TrustFailure.POLICY_NOT_ALLOWED::equals);
    }
}
