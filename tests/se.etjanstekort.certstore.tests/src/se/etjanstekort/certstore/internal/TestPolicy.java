/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;

/** A policy that has decided on revocation, and on others by their names. */
public record TestPolicy(UnknownRevocation unknown, Map<String, Object> others) implements Policy {

    public TestPolicy(UnknownRevocation unknown) {
        this(unknown, Map.of());
    }

    public static TestPolicy with(String name, Object value) {
        return new TestPolicy(UnknownRevocation.WARN, Map.of(name, value));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(PolicyKey<T> key) {
        if (others.containsKey(key.name())) {
            return (T) others.get(key.name());
        }
        return key.equals(RevocationPolicy.UNKNOWN)
                ? key.type().parse(unknown.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElseThrow()
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
