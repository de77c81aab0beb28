/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;
import java.util.Optional;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys that this bundle obeys. */
public final class TrustPolicy {

    /** What an unknown revocation status means. */
    public enum UnknownRevocation {
        /** The certificate is not trusted. */
        REFUSE,
        /** It is trusted and the user is warned. */
        WARN
    }

    /** {@code revocation.unknown}: {@code refuse} as shipped. */
    public static final PolicyKey<UnknownRevocation> REVOCATION_UNKNOWN = PolicyKey.security("revocation.unknown",
            PolicyType.choice(UnknownRevocation.class), UnknownRevocation.REFUSE);

    /** {@code trust.anchors.directory}: a folder of CA certificates in DER or PEM; none as shipped. */
    public static final PolicyKey<Optional<Path>> TRUST_ANCHORS_DIRECTORY = PolicyKey
            .security("trust.anchors.directory", PolicyType.path(), Optional.empty());

    private TrustPolicy() {
    }
}
