/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.util.Map;
import java.util.Optional;

import se.etjanstekort.policy.PolicyProblem;

/**
 * What the computer's policy file says.
 *
 * @param values
 *            by key, as written; nothing where the file is missing or broken
 * @param defect
 *            why the whole file does not count: then nobody knows what the administrator wanted
 */
record MachinePolicy(Map<String, String> values, Optional<PolicyProblem> defect) {

    MachinePolicy {
        values = Map.copyOf(values);
    }

    static MachinePolicy none() {
        return new MachinePolicy(Map.of(), Optional.empty());
    }
}
