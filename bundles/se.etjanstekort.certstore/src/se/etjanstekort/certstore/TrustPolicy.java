/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys that this bundle obeys. */
public final class TrustPolicy {

    /** {@code trust.anchors.directory}: a folder of CA certificates in DER or PEM; none as shipped. */
    public static final PolicyKey<Optional<Path>> TRUST_ANCHORS_DIRECTORY = PolicyKey
            .security("trust.anchors.directory", PolicyType.path(), Optional.empty());

    /** {@code trust.test.roots}: whether the roots of trial cards that the suite knows are in force; {@code false} as shipped. */
    public static final PolicyKey<Boolean> TEST_ROOTS = PolicyKey.security("trust.test.roots", PolicyType.bool(),
            false);

    /**
     * {@code trust.aia.hosts}: web servers that are asked for missing certificates of issuers, as host or host:port; as shipped
     * those of SITHS. The addresses come out of certificates that nobody vouches for yet, so no other server is asked.
     */
    public static final PolicyKey<Set<String>> AIA_HOSTS = PolicyKey
            .security("trust.aia.hosts", PolicyType.set("host names, with commas between", TrustPolicy::host),
                    Set.of("aia.siths.se", "aiapp.siths.se"))
            .withFallback(Set.of());

    /** {@code trust.sha1.issuers}: SHA-256 fingerprints of old CAs whose signatures by SHA-1 count; none as shipped. */
    public static final PolicyKey<Set<String>> SHA1_ISSUERS = PolicyKey.security("trust.sha1.issuers",
            PolicyType.set("SHA-256 fingerprints in hexadecimal, with commas between", TrustPolicy::fingerprint),
            Set.of());

    /**
     * {@code trust.checks.warn}: checks whose failure warns instead of refusing; none as shipped. Only those named by a host, and
     * the two of ours without which a certificate is still that of its issuer.
     */
    public static final PolicyKey<Set<String>> CHECKS_THAT_WARN = PolicyKey.security("trust.checks.warn",
            PolicyType.set("extendedKeyUsage, clock or checks of a host, with commas between",
                    TrustPolicy::lenientCheck),
            Set.of());

    private TrustPolicy() {
    }

    private static Optional<String> fingerprint(String text) {
        String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{64}") ? Optional.of(hex) : Optional.empty();
    }

    private static Optional<String> host(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return name.matches("[a-z0-9][a-z0-9.-]{0,252}(:[0-9]{1,5})?") ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> lenientCheck(String id) {
        return id.matches("extendedKeyUsage|clock|[\\w-]+\\.[\\w.-]+") ? Optional.of(id) : Optional.empty();
    }
}
