/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.identity.IdentityRules;

/** The certificate names one person in the way that its issuer's rule allows. */
final class IdentityCheck extends ShippedCheck {

    private final IdentityRules rules;

    IdentityCheck(IdentityRules rules) {
        super("identity");
        this.rules = rules;
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return path.isEnd(position);
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        return rules.identify(path.certificate(position)).refusal();
    }
}
