/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;
import se.etjanstekort.policy.PolicyProblem.Kind;
import se.etjanstekort.policy.PolicyScope;

/** The scopes laid upon each other. Where the values of the two lower ones come from is not its business. */
final class LayeredPolicy implements Policy {

    private final MachinePolicy machine;
    private final Function<String, Optional<String>> user;
    private final Function<String, Optional<String>> product;
    private final Set<PolicyProblem> problems = new LinkedHashSet<>();

    LayeredPolicy(MachinePolicy machine, Function<String, Optional<String>> user,
            Function<String, Optional<String>> product) {
        this.machine = machine;
        this.user = user;
        this.product = product;
        machine.defect().ifPresent(problems::add);
    }

    @Override
    public <T> T get(PolicyKey<T> key) {
        if (machine.defect().isPresent()) {
            return key.fallback();
        }
        return written(key).map(value -> parse(key, value)).orElseGet(key::shippedDefault);
    }

    @Override
    public boolean isLocked(PolicyKey<?> key) {
        return key.security() || machine.defect().isPresent() || machine.values().containsKey(key.name())
                || isLockedByFile(key);
    }

    @Override
    public List<PolicyProblem> problems() {
        synchronized (problems) {
            return List.copyOf(problems);
        }
    }

    private Optional<Written> written(PolicyKey<?> key) {
        String machineValue = machine.values().get(key.name());
        if (machineValue != null) {
            return Optional.of(new Written(PolicyScope.MACHINE, machineValue));
        }
        Optional<String> userValue = isLocked(key) ? Optional.empty() : user.apply(key.name());
        if (userValue.isPresent()) {
            return userValue.map(value -> new Written(PolicyScope.USER, value));
        }
        return product.apply(key.name()).map(value -> new Written(PolicyScope.PRODUCT, value));
    }

    private <T> T parse(PolicyKey<T> key, Written written) {
        return key.type().parse(written.value()).orElseGet(() -> {
            report(new PolicyProblem(Kind.BAD_VALUE, written.scope(), key.name(),
                    "\"" + written.value() + "\" is not " + key.type().range()));
            return key.fallback();
        });
    }

    private boolean isLockedByFile(PolicyKey<?> key) {
        String lock = machine.values().getOrDefault(key.lockName(), "false");
        if (!lock.equals("true") && !lock.equals("false")) {
            report(new PolicyProblem(Kind.BAD_LOCK, PolicyScope.MACHINE, key.lockName(), "\"" + lock + "\""));
        }
        return !lock.equals("false");
    }

    private void report(PolicyProblem problem) {
        synchronized (problems) {
            problems.add(problem);
        }
    }

    private record Written(PolicyScope scope, String value) {
    }
}
