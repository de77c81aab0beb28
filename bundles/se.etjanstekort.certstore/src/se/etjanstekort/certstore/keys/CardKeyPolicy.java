/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys for using a card's key for something else than signing in. */
public final class CardKeyPolicy {

    /** For how many signatures one entry of the code is good. */
    public enum PinReuse {
        /** For one. */
        NEVER,
        /** For all, until the card leaves, the client is locked, or {@link CardKeyPolicy#PIN_REUSE_IDLE} is over. */
        SESSION
    }

    /** {@code pin.reuse}: {@code never} as shipped. */
    public static final PolicyKey<PinReuse> PIN_REUSE = PolicyKey.security("pin.reuse",
            PolicyType.choice(PinReuse.class), PinReuse.NEVER);

    /** {@code pin.reuse.idle}: with {@code session}, after how long without a signature the code is asked for again. */
    public static final PolicyKey<Duration> PIN_REUSE_IDLE = PolicyKey
            .security("pin.reuse.idle", PolicyType.seconds(10, 43_200), Duration.ofHours(1))
            .withFallback(Duration.ofSeconds(10));

    /** {@code keystore.allowed}: the bundles that may have {@link CardKeyStores}; none as shipped. */
    public static final PolicyKey<Set<String>> KEYSTORE_ALLOWED = PolicyKey.security("keystore.allowed",
            bundles(), Set.of());

    /**
     * {@code keystore.signature.allowed}: those of {@link #KEYSTORE_ALLOWED} whose key stores have entries for underskrift too;
     * none as shipped.
     */
    public static final PolicyKey<Set<String>> KEYSTORE_SIGNATURE_ALLOWED = PolicyKey
            .security("keystore.signature.allowed", bundles(), Set.of());

    private CardKeyPolicy() {
    }

    private static PolicyType<Set<String>> bundles() {
        return PolicyType.set("symbolic names of bundles, with commas between", CardKeyPolicy::symbolicName);
    }

    private static Optional<String> symbolicName(String text) {
        return text.matches("[A-Za-z0-9_.-]+") ? Optional.of(text) : Optional.empty();
    }
}
