/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;

/**
 * What is shipped, but for one key.
 *
 * @param name
 *            of the key that has its strict value
 * @param isStrict
 *            while it has
 */
record ShippedPolicy(String name, BooleanSupplier isStrict) implements Policy {

    @Override
    public <T> T get(PolicyKey<T> key) {
        return key.name().equals(name) && isStrict.getAsBoolean() ? key.fallback() : key.shippedDefault();
    }

    @Override
    public boolean isLocked(PolicyKey<?> key) {
        return false;
    }

    @Override
    public List<PolicyProblem> problems() {
        return List.of();
    }
}
