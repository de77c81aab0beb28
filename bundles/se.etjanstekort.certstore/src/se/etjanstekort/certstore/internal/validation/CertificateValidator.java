/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.path.PathFinder;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.policy.Policy;

/** Decides whether a certificate can be relied on. Everything it does not understand counts against the certificate. */
public final class CertificateValidator {

    private final CheckRunner checks;
    private final Policy policy;
    private final RevocationChecker revocation;
    private final Clock clock;

    /**
     * @param contributed
     *            checks beside our own
     */
    public CertificateValidator(IdentityRules rules, Policy policy, RevocationChecker revocation, Clock clock,
            List<CertificateCheck> contributed) {
        this.checks = new CheckRunner(rules, policy, contributed);
        this.policy = policy;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Validates now. Where several ways lead to anchors, one without faults counts, and if there is none the first.
     *
     * @param purpose
     *            what the certificate is to be used for
     * @param helpers
     *            untrusted certificates that may complete the path
     */
    public Validation validate(CertificateEntry entry, Purpose purpose, List<X509Certificate> helpers,
            List<TrustAnchor> anchors) {
        Instant now = clock.instant();
        List<CheckResult> first = List.of();
        for (CertificationPath path : PathFinder.find(entry.certificate(), helpers, anchors)) {
            List<CheckResult> results = checks
                    .run(new CheckedPath(path.certificates(), Optional.of(path.anchor()), purpose, now));
            if (results.stream().noneMatch(CheckResult::isRefusal)) {
                return judge(path, results, now);
            }
            first = first.isEmpty() ? results : first;
        }
        return notTrusted(first.isEmpty()
                ? checks.run(new CheckedPath(List.of(entry.certificate()), Optional.empty(), purpose, now))
                : first);
    }

    private Validation judge(CertificationPath path, List<CheckResult> others, Instant now) {
        RevocationStatus status = revocation.status(path);
        List<CheckResult> results = new ArrayList<>(others);
        results.add(RevocationVerdict.of(status, policy, now).result(path.certificates().get(0)));
        return results.stream().anyMatch(CheckResult::isRefusal) ? notTrusted(results)
                : new Validation.Trusted(path.certificates(), path.anchor(), status, warnings(results), results);
    }

    /** That nobody has answered yet warns nobody: it is decided before anything is done. */
    private static List<TrustFailure> warnings(List<CheckResult> results) {
        return failures(results, Level.WARN).stream()
                .filter(failure -> failure != TrustFailure.REVOCATION_NOT_ANSWERED_YET).toList();
    }

    private static Validation notTrusted(List<CheckResult> results) {
        return new Validation.NotTrusted(failures(results, Level.REFUSE), results);
    }

    /** Each once, sorted as the failures are declared: the most telling first. */
    private static List<TrustFailure> failures(List<CheckResult> results, Level level) {
        return results.stream().filter(result -> result.level() == level).map(CheckResult::failure)
                .flatMap(Optional::stream).distinct().sorted().toList();
    }
}
