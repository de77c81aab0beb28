/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.time.Duration;
import java.time.Instant;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.policy.Policy;

/** Until when an answer counts, by the injected clock and policy. */
public record Freshness(Instant now, Duration limit) {

    /** How far two clocks may be apart. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    public static Freshness of(Instant now, Policy policy) {
        return new Freshness(now, Duration.ofHours(policy.get(RevocationPolicy.FRESHNESS_HOURS)));
    }

    /** Whether something that is said to have happened then has happened. */
    public boolean isPast(Instant moment) {
        return !moment.isAfter(now.plus(SKEW));
    }

    /** Whether nobody has promised anything newer by now. */
    public boolean isCurrent(Instant nextUpdate) {
        return !nextUpdate.isBefore(now.minus(SKEW));
    }

    /** Whether it is not older than policy takes without proof that it was made for us. */
    public boolean isRecent(Instant thisUpdate) {
        return !thisUpdate.isBefore(now.minus(limit));
    }

    /**
     * Whether an answer that was kept counts without asking again: one that says until when, a responder's also not older than
     * the limit. One that does not say so could have been different a moment later.
     */
    public boolean isFresh(Good kept) {
        return isPast(kept.thisUpdate()) && kept.nextUpdate().filter(this::isCurrent).isPresent()
                && (kept.source() == Source.CRL || isRecent(kept.thisUpdate()));
    }
}
