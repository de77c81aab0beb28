/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    /** What came of a check for a certificate. */
    private record Outcome(boolean applies, Optional<TrustFailure> failure) {
        static final Outcome BROKEN = new Outcome(true, Optional.of(TrustFailure.CHECK_FAILED));
        static final Outcome NOT_FOR_IT = new Outcome(false, Optional.empty());
    }

    private static CheckResult result(CertificateCheck check, String id, Level level, CheckedPath path, int position) {
        Outcome outcome = answer(
                () -> check.applies(path, position)
                        ? new Outcome(true, Objects.requireNonNull(check.failure(path, position)))
                        : Outcome.NOT_FOR_IT,
                Outcome.BROKEN);
        return new CheckResult(id, level, outcome.applies(), outcome.failure(), path.certificate(position),
                locale -> answer(() -> check.text(locale), id));
    }

    private static String id(CertificateCheck check) {
        return answer(check::id, check.getClass().getName());
    }

    /** What a check says; otherwise something else where it says nothing or breaks off, one of ours in a decoder. */
    private static <T> T answer(Supplier<T> question, T otherwise) {
        try {
            return Optional.ofNullable(question.get()).orElse(otherwise);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) { // host contribution
            return otherwise;
        }
    }
}
