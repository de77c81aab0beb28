/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;

/**
 * What a certificate is needed for.
 *
 * @param kinds
 *            of identities that may be used, the preferred one first
 * @param leastLevel
 *            which an identity must have at least; with {@link AssuranceLevel#UNKNOWN} any will do
 * @param environments
 *            of issuers that may be used
 * @param service
 *            for whom a remembered choice counts, such as a server's name; empty where none does
 */
public record Requirement(Purpose purpose, List<IdentityKind> kinds, AssuranceLevel leastLevel,
        Set<Environment> environments, Optional<String> service) {

    public Requirement {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(leastLevel);
        Objects.requireNonNull(service);
        kinds = kinds.stream().distinct().toList();
        environments = Set.copyOf(environments);
    }

    /** A trusted certificate of any level and environment; kinds in order. */
    public static Requirement of(Purpose purpose, List<IdentityKind> kinds) {
        return new Requirement(purpose, kinds, AssuranceLevel.UNKNOWN, EnumSet.allOf(Environment.class),
                Optional.empty());
    }

    /** The same for a service, for which a choice can be remembered. */
    public Requirement forService(String name) {
        return new Requirement(purpose, kinds, leastLevel, environments, Optional.of(name));
    }
}
