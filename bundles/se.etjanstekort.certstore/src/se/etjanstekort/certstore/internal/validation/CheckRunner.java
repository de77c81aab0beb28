/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.policy.Policy;

/** Asks all checks about all certificates of a path; none is left out because another one failed. */
final class CheckRunner {

    private final List<CertificateCheck> checks = new ArrayList<>();
    private final Set<String> warnings;

    CheckRunner(IdentityRules rules, Policy policy, List<CertificateCheck> contributed) {
        checks.addAll(List.of(new AnchorCheck(), new ValidityCheck(), new KeyUsageCheck(), new ExtendedKeyUsageCheck(),
                new BasicConstraintsCheck(), new PathLengthCheck(), new NameConstraintsCheck(), new PoliciesCheck(),
                new KeyStrengthCheck(), new SignatureAlgorithmCheck(policy.get(TrustPolicy.SHA1_ISSUERS)),
                new CriticalExtensionsCheck(), new ClockCheck(), new IdentityCheck(rules), new EngineCheck()));
        checks.addAll(contributed);
        warnings = policy.get(TrustPolicy.CHECKS_THAT_WARN);
    }

    List<CheckResult> run(CheckedPath path) {
        List<CheckResult> results = new ArrayList<>();
        for (CertificateCheck check : checks) {
            String id = id(check);
            Level level = warnings.contains(id) ? Level.WARN : Level.REFUSE;
            for (int position = 0; position < path.chain().size(); position++) {
                results.add(result(check, id, level, path, position));
            }
        }
        return results;
    }

    private static CheckResult result(CertificateCheck check, String id, Level level, CheckedPath path, int position) {
        boolean applies = true;
        Optional<TrustFailure> failure = Optional.of(TrustFailure.CHECK_FAILED);
        try {
            applies = check.applies(path, position);
            failure = applies ? check.failure(path, position) : Optional.empty();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            // host contribution, or a decoder's fault: it has failed
            applies = true;
        }
        return new CheckResult(id, level, applies, failure == null ? Optional.of(TrustFailure.CHECK_FAILED) : failure,
                path.certificate(position), locale -> text(check, id, locale));
    }

    private static String id(CertificateCheck check) {
        try {
            return Optional.ofNullable(check.id()).orElse(check.getClass().getName());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) { // host contribution
            return check.getClass().getName();
        }
    }

    private static String text(CertificateCheck check, String id, Locale locale) {
        try {
            return Optional.ofNullable(check.text(locale)).orElse(id);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) { // host contribution
            return id;
        }
    }
}
