/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.policy.Policy;

/**
 * What a revocation status means by policy.
 *
 * @param failure
 *            empty if the certificate is known not to be revoked
 * @param causes
 *            why it is not known
 */
record RevocationVerdict(Optional<TrustFailure> failure, Level level, List<Cause> causes) {

    private static final String ID = "revocation";

    static RevocationVerdict of(RevocationStatus status, Policy policy, Instant now) {
        if (status instanceof RevocationStatus.Unknown unknown) {
            return unknown(unknown, policy, now);
        }
        return status instanceof RevocationStatus.Good
                ? new RevocationVerdict(Optional.empty(), Level.REFUSE, List.of())
                : new RevocationVerdict(Optional.of(TrustFailure.REVOKED), Level.REFUSE, List.of());
    }

    private static RevocationVerdict unknown(RevocationStatus.Unknown unknown, Policy policy, Instant now) {
        if (unknown.isPending()) {
            return new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_NOT_ANSWERED_YET), Level.WARN,
                    unknown.causes());
        }
        return switch (policy.get(RevocationPolicy.UNKNOWN)) {
        case REFUSE -> new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.REFUSE,
                unknown.causes());
        case WARN -> new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.WARN,
                unknown.causes());
        case ACCEPT_LAST_KNOWN -> unknown.lastKnown().filter(good -> isRecent(good, policy, now)).isPresent()
                ? new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_LAST_KNOWN), Level.WARN, unknown.causes())
                : new RevocationVerdict(Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.REFUSE, unknown.causes());
        };
    }

    private static boolean isRecent(RevocationStatus.Good lastKnown, Policy policy, Instant now) {
        Duration limit = Duration.ofHours(policy.get(RevocationPolicy.LAST_KNOWN_HOURS));
        return !lastKnown.thisUpdate().isBefore(now.minus(limit));
    }

    CheckResult result(X509Certificate certificate) {
        return new CheckResult(ID, level, failure, certificate, this::words);
    }

    /** What was checked, and why that is not known. */
    private String words(Locale locale) {
        return causes.stream().map(Cause::failure).distinct()
                .map(cause -> " " + cause.id() + ": " + cause.text(locale).happened())
                .collect(Collectors.joining("", ShippedCheck.text(ID, locale), ""));
    }
}
