/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.policy.Policy;

/**
 * What a revocation status means by policy.
 *
 * @param failure
 *            empty if the certificate is known not to be revoked
 * @param causes
 *            why it is not known
 */
record RevocationVerdict(Optional<TrustFailure> failure, Level level) {

    private static final String ID = "revocation";

    static RevocationVerdict of(RevocationStatus status, Policy policy, Instant now) {
        if (status instanceof RevocationStatus.Unknown unknown) {
            return unknown(unknown, policy, now);
        }
        return status instanceof RevocationStatus.Good
                ? new RevocationVerdict(Optional.empty(), Level.REFUSE)
                : new RevocationVerdict(Optional.of(TrustFailure.REVOKED), Level.REFUSE);
    }

    private static RevocationVerdict unknown(RevocationStatus.Unknown unknown, Policy policy, Instant now) {
        if (unknown.isPending()) {
            return new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_NOT_ANSWERED_YET), Level.WARN);
        }
        return switch (policy.get(RevocationPolicy.UNKNOWN)) {
        case REFUSE -> new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.REFUSE);
        case WARN -> new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.WARN);
        case ACCEPT_LAST_KNOWN -> unknown.lastKnown().filter(good -> isRecent(good, policy, now)).isPresent()
                ? new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_LAST_KNOWN), Level.WARN)
                : new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.REFUSE);
        };
    }

    private static boolean isRecent(RevocationStatus.Good lastKnown, Policy policy, Instant now) {
        Duration limit = Duration.ofHours(policy.get(RevocationPolicy.LAST_KNOWN_HOURS));
        Freshness freshness = new Freshness(now, limit);
        return freshness.isPast(lastKnown.thisUpdate()) && freshness.isRecent(lastKnown.thisUpdate());
    }

    CheckResult result(X509Certificate certificate) {
        return new CheckResult(ID, level, true, failure, certificate, locale -> ShippedCheck.text(ID, locale));
    }
}
