/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;
import java.util.Optional;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys on whose a certificate is, and which of a person's is used. */
public final class IdentityPolicy {

    /** {@code identity.rules.file}: the organisation's own table of issuers, beside the shipped one; none as shipped. */
    public static final PolicyKey<Optional<Path>> RULES_FILE = PolicyKey.security("identity.rules.file",
            PolicyType.path(), Optional.empty());

    /**
     * {@code identity.choices}: whether it is remembered in the user's own folder which identity she chose for a service. Not to
     * be used where several people share an account.
     */
    public static final PolicyKey<Boolean> CHOICES = PolicyKey
            .security("identity.choices", PolicyType.bool(), Boolean.TRUE).withFallback(Boolean.FALSE);

    private IdentityPolicy() {
    }
}
