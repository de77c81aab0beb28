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

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.Findings;
import se.etjanstekort.certstore.PathCertificate;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.path.Helpers;
import se.etjanstekort.certstore.internal.path.PathFinder;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.internal.x509.Names;
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
    public Validation validate(CertificateEntry entry, Purpose purpose, Helpers helpers, List<TrustAnchor> anchors) {
        Instant now = clock.instant();
        Optional<Findings> first = Optional.empty();
        for (CertificationPath path : PathFinder.find(entry.certificate(), helpers.all(), anchors)) {
            List<CheckResult> results = checks
                    .run(new CheckedPath(path.certificates(), Optional.of(path.anchor()), purpose, now));
            if (results.stream().noneMatch(CheckResult::isRefusal)) {
                return judge(path, helpers, results, now);
            }
            first = first.or(() -> Optional.of(findings(path, helpers, results, Optional.empty())));
        }
        return notTrusted(first.orElseGet(() -> new Findings(
                List.of(shown(entry.certificate(), new AnchorSource.Card())), false,
                checks.run(new CheckedPath(List.of(entry.certificate()), Optional.empty(), purpose, now)),
                Optional.empty())));
    }

    private Validation judge(CertificationPath path, Helpers helpers, List<CheckResult> others, Instant now) {
        RevocationStatus status = revocation.status(path);
        List<CheckResult> results = new ArrayList<>(others);
        results.add(RevocationVerdict.of(status, policy, now).result(path.certificates().get(0)));
        Findings findings = findings(path, helpers, results, Optional.of(status));
        return results.stream().anyMatch(CheckResult::isRefusal) ? notTrusted(findings)
                : new Validation.Trusted(path.certificates(), path.anchor(), status, warnings(results), findings);
    }

    /** That nobody has answered yet warns nobody: it is decided before anything is done. */
    private static List<TrustFailure> warnings(List<CheckResult> results) {
        return failures(results, Level.WARN).stream()
                .filter(failure -> failure != TrustFailure.REVOCATION_NOT_ANSWERED_YET).toList();
    }

    private static Validation notTrusted(Findings findings) {
        return new Validation.NotTrusted(failures(findings.results(), Level.REFUSE), findings);
    }

    private static Findings findings(CertificationPath path, Helpers helpers, List<CheckResult> results,
            Optional<RevocationStatus> revocation) {
        List<PathCertificate> shown = new ArrayList<>();
        path.certificates().forEach(certificate -> shown.add(shown(certificate, helpers.source(certificate))));
        TrustAnchor anchor = path.anchor();
        shown.add(shown(anchor.certificate(), anchor.source()));
        return new Findings(shown, true, results, revocation);
    }

    private static PathCertificate shown(X509Certificate certificate, AnchorSource source) {
        return new PathCertificate(Names.shown(certificate), certificate, CertificateParser.fingerprint(certificate),
                source);
    }

    /** Each once, sorted as the failures are declared: the most telling first. */
    private static List<TrustFailure> failures(List<CheckResult> results, Level level) {
        return results.stream().filter(result -> result.level() == level).map(CheckResult::failure)
                .flatMap(Optional::stream).distinct().sorted().toList();
    }
}
