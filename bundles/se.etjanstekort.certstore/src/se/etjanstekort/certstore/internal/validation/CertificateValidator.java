/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.TrustPolicy.UnknownRevocation;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.path.PathFinder;
import se.etjanstekort.certstore.internal.path.PathValidator;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.policy.Policy;

/** Decides whether a certificate can be relied on. Everything it does not understand counts against the certificate. */
public final class CertificateValidator {

    /** clientAuth, anyExtendedKeyUsage (RFC 5280, 4.2.1.12), smart card logon: uses that include signing in. */
    private static final Set<String> SIGN_IN_USAGES = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0",
            "1.3.6.1.4.1.311.20.2.2");

    private final IdentityRules rules;
    private final Policy policy;
    private final RevocationChecker revocation;
    private final Clock clock;

    public CertificateValidator(IdentityRules rules, Policy policy, RevocationChecker revocation, Clock clock) {
        this.rules = rules;
        this.policy = policy;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Validates now.
     *
     * @param purpose
     *            what the certificate is to be used for
     * @param helpers
     *            untrusted certificates that may complete the path
     */
    public Validation validate(CertificateEntry entry, Purpose purpose, List<X509Certificate> helpers,
            List<TrustAnchor> anchors) {
        X509Certificate certificate = entry.certificate();
        Instant now = clock.instant();
        Set<TrustFailure> failures = ownFailures(certificate, purpose, now);
        List<TrustFailure> pathFailures = new ArrayList<>();
        for (CertificationPath path : PathFinder.find(certificate, helpers, anchors)) {
            Optional<TrustFailure> failure = PathValidator.failure(path, now);
            if (failure.isEmpty()) {
                return failures.isEmpty() ? judge(path) : notTrusted(failures);
            }
            pathFailures.add(failure.get());
        }
        failures.add(pathFailures.isEmpty() ? TrustFailure.UNTRUSTED_ISSUER : pathFailures.get(0));
        return notTrusted(failures);
    }

    private Set<TrustFailure> ownFailures(X509Certificate certificate, Purpose purpose, Instant now) {
        Set<TrustFailure> failures = EnumSet.noneOf(TrustFailure.class);
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            failures.add(TrustFailure.NOT_YET_VALID);
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            failures.add(TrustFailure.EXPIRED);
        }
        if (!Algorithms.areStrong(certificate)) {
            failures.add(TrustFailure.WEAK_ALGORITHM);
        }
        if (!isFor(purpose, certificate)) {
            failures.add(TrustFailure.WRONG_PURPOSE);
        }
        if (!rules.identify(certificate).clear()) {
            failures.add(TrustFailure.INVALID_IDENTITY);
        }
        return failures;
    }

    private static boolean isFor(Purpose purpose, X509Certificate certificate) {
        if (Purpose.of(certificate).filter(purpose::equals).isEmpty() || certificate.getBasicConstraints() >= 0) {
            return false;
        }
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return purpose == Purpose.SIGNATURE || usages == null
                    || usages.stream().anyMatch(SIGN_IN_USAGES::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private Validation judge(CertificationPath path) {
        RevocationStatus status = revocation.status(path);
        if (status instanceof RevocationStatus.Good) {
            return trusted(path, status, List.of());
        }
        if (status instanceof RevocationStatus.Unknown) {
            return policy.get(TrustPolicy.REVOCATION_UNKNOWN) == UnknownRevocation.WARN
                    ? trusted(path, status, List.of(TrustFailure.REVOCATION_UNKNOWN))
                    : notTrusted(Set.of(TrustFailure.REVOCATION_UNKNOWN));
        }
        return notTrusted(Set.of(TrustFailure.REVOKED));
    }

    private static Validation trusted(CertificationPath path, RevocationStatus status, List<TrustFailure> warnings) {
        return new Validation.Trusted(path.certificates(), path.anchor(), status, warnings);
    }

    /** Sorted as the failures are declared: the most telling first. */
    private static Validation notTrusted(Set<TrustFailure> failures) {
        return new Validation.NotTrusted(failures.stream().sorted().toList());
    }
}
