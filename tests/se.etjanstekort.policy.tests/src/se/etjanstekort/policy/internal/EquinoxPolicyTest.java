/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.junit.After;
import org.junit.Test;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

public class EquinoxPolicyTest {

    private static final PolicyKey<Integer> KEY = PolicyKey.preference("test.minutes", PolicyType.integer(1, 60), 10);

    private final IEclipsePreferences product = DefaultScope.INSTANCE.getNode("se.etjanstekort.policy");

    @After
    public void forget() {
        product.remove(KEY.name());
    }

    @Test
    public void readsTheProductsDefaultsWithoutAPlaceForTheUsersOwn() {
        EquinoxPolicy policy = new EquinoxPolicy(null);
        assertThat(policy.get(KEY), is(10));
        product.put(KEY.name(), "20");
        assertThat(policy.get(KEY), is(20));
    }
}
