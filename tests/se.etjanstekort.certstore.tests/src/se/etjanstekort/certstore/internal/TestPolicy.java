/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.util.List;
import java.util.Locale;

import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.TrustPolicy.UnknownRevocation;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;

/** A policy that has decided on revocation and nothing else. */
record TestPolicy(UnknownRevocation unknown) implements Policy {

    @Override
    public <T> T get(PolicyKey<T> key) {
        return key.equals(TrustPolicy.REVOCATION_UNKNOWN)
                ? key.type().parse(unknown.name().toLowerCase(Locale.ROOT)).orElseThrow()
                : key.shippedDefault();
    }

    @Override
    public boolean isLocked(PolicyKey<?> key) {
        return true;
    }

    @Override
    public List<PolicyProblem> problems() {
        return List.of();
    }
}
