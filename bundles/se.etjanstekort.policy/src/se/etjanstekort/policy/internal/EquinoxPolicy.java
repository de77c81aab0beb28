/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;

/** The policy over the computer's file and Equinox's preference scopes. */
@Component
public final class EquinoxPolicy implements Policy {

    private static final String NODE = "se.etjanstekort.policy";
    private static final String INSTANCE_AREA = "(type=osgi.instance.area)";

    private final Policy policy;

    /**
     * Reads the computer's policy file.
     *
     * @param instance
     *            the place of the user's preferences; null where the client runs without one. Until it has been chosen the user
     *            has no preferences: to ask for them would choose it
     */
    @Activate
    public EquinoxPolicy(@Reference(target = INSTANCE_AREA, cardinality = OPTIONAL) Location instance) {
        MachinePolicyFile file = new MachinePolicyFile(
                MachinePolicyLocation.on(System.getProperty("os.name"), System.getenv()),
                FileProtection.ofSystem(System.getenv()));
        // loaded here, before any thread of ours could ask: of two threads that load their first nodes at the same time one may
        // find the product's values missing (ProductPreferencesService counts itself as initialized before it is)
        DefaultScope.INSTANCE.getNode(NODE);
        policy = new LayeredPolicy(file.read(), name -> instance != null && instance.isSet()
                ? Optional.ofNullable(InstanceScope.INSTANCE.getNode(NODE).get(name, null))
                : Optional.empty(), name -> Optional.ofNullable(DefaultScope.INSTANCE.getNode(NODE).get(name, null)));
    }

    @Override
    public <T> T get(PolicyKey<T> key) {
        return policy.get(key);
    }

    @Override
    public boolean isLocked(PolicyKey<?> key) {
        return policy.isLocked(key);
    }

    @Override
    public List<PolicyProblem> problems() {
        return policy.problems();
    }
}
