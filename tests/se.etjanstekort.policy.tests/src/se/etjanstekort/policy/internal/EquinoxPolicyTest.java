/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assume.assumeNotNull;

import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The service in a running Equinox; means nothing outside one. */
public class EquinoxPolicyTest {

    private static final String NODE = "se.etjanstekort.policy";
    private static final PolicyKey<Integer> CHOICE = PolicyKey.preference("test.choice", PolicyType.integer(1, 60), 10);
    private static final PolicyKey<Integer> GUARD = PolicyKey.security("test.guard", PolicyType.integer(1, 60), 10);

    private ServiceTracker<Policy, Policy> tracker;
    private Policy policy;

    @Before
    public void findService() throws InterruptedException {
        Bundle bundle = FrameworkUtil.getBundle(EquinoxPolicyTest.class);
        assumeNotNull(bundle);
        tracker = new ServiceTracker<>(bundle.getBundleContext(), Policy.class, null);
        tracker.open();
        policy = tracker.waitForService(20_000);
        assertThat(policy, notNullValue());
    }

    @After
    public void forget() {
        if (tracker != null) {
            tracker.close();
            for (IEclipsePreferences node : new IEclipsePreferences[] { product(), user() }) {
                node.remove(CHOICE.name());
                node.remove(GUARD.name());
            }
        }
    }

    @Test
    public void theUsersPreferencesCountButNotForWhatGuards() {
        product().put(CHOICE.name(), "20");
        product().put(GUARD.name(), "20");
        assertThat(policy.get(CHOICE), is(20));
        user().put(CHOICE.name(), "30");
        user().put(GUARD.name(), "30");
        assertThat(policy.get(CHOICE), is(30));
        assertThat(policy.get(GUARD), is(20));
    }

    private static IEclipsePreferences product() {
        return DefaultScope.INSTANCE.getNode(NODE);
    }

    private static IEclipsePreferences user() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }
}
