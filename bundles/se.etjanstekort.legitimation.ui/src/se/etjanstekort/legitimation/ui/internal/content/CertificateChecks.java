/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.CheckResult.Outcome;
import se.etjanstekort.certstore.Findings;
import se.etjanstekort.certstore.Fingerprint;
import se.etjanstekort.certstore.PathCertificate;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** Tells of the path of a certificate and of each check, those that were not passed first. */
final class CertificateChecks {

    /** The id of the check that {@link Findings#revocation} tells more of. */
    private static final String REVOCATION = "revocation"; //$NON-NLS-1$

    private final Findings findings;
    private final DateWords dates;

    CertificateChecks(Findings findings, DateWords dates) {
        this.findings = findings;
        this.dates = dates;
    }

    List<TrustPage.Step> path() {
        List<TrustPage.Step> steps = new ArrayList<>();
        for (int i = 0; i < findings.path().size(); i++) {
            steps.add(step(i));
        }
        if (!steps.isEmpty() && !findings.anchored()) {
            steps.add(new TrustPage.Step(Messages.roleMissing, Messages.noAnchor, List.of()));
        }
        return steps;
    }

    private TrustPage.Step step(int position) {
        PathCertificate certificate = findings.path().get(position);
        boolean isAnchor = findings.anchored() && position == findings.path().size() - 1;
        String role = isAnchor ? Messages.roleAnchor : position == 0 ? Messages.roleCard : Messages.roleIssuer;
        return new TrustPage.Step(NLS.bind(role, position + 1),
                certificate.name().isEmpty() ? Messages.nameless : certificate.name(),
                List.of(Row.of(Messages.valid, NLS.bind(Messages.validFromTo,
                        dates.date(certificate.certificate().getNotBefore().toInstant()),
                        dates.date(certificate.certificate().getNotAfter().toInstant()))),
                        Row.of(Messages.source, source(certificate.source(), isAnchor)),
                        Row.of(Messages.sha256, Fingerprint.shown(certificate.sha256()))));
    }

    /** An anchor that just turned up is one for its fingerprint's sake. */
    private static String source(AnchorSource source, boolean isAnchor) {
        String text = source.text(Wording.language());
        return isAnchor && (source instanceof AnchorSource.Card || source instanceof AnchorSource.Fetched)
                ? text + " (" + new AnchorSource.Pin().text(Wording.language()) + ')' //$NON-NLS-1$
                : text;
    }

    List<TrustPage.Check> checks() {
        Map<String, List<CheckResult>> byId = findings.results().stream()
                .collect(Collectors.groupingBy(CheckResult::id, LinkedHashMap::new, Collectors.toList()));
        List<TrustPage.Check> checks = new ArrayList<>(byId.values().stream()
                .sorted(Comparator.comparing(CertificateChecks::worst)).map(this::check).toList());
        if (!byId.isEmpty() && !byId.containsKey(REVOCATION)) {
            checks.add(new TrustPage.Check(Tone.NEUTRAL, Messages.revocation, Messages.revocationNotAsked,
                    List.of(Messages.revocationNotAskedText)));
        }
        return checks;
    }

    private TrustPage.Check check(List<CheckResult> results) {
        Outcome outcome = worst(results);
        CheckResult first = results.get(0);
        List<String> details = new ArrayList<>();
        results.stream().filter(result -> !result.isPassed()).forEach(result -> details.add(fault(result)));
        if (first.id().equals(REVOCATION)) {
            findings.revocation()
                    .ifPresent(status -> details.addAll(status.sentences(Wording.language(), dates::moment)));
        }
        if (first.level() == Level.WARN) {
            details.add(NLS.bind(Messages.byPolicy, Level.WARN.text(Wording.language())));
        }
        return new TrustPage.Check(tone(outcome), first.text(Wording.language()), outcome(outcome, results), details);
    }

    /** With the certificates that it is about, unless it is about all or none, or about one that is wrong. */
    private String outcome(Outcome outcome, List<CheckResult> results) {
        String text = outcome.text(Wording.language());
        return outcome == Outcome.PASSED && results.size() > 1 && !results.stream().allMatch(CheckResult::applies)
                ? NLS.bind(Messages.outcomeOf, text, numbers(results))
                : text;
    }

    private String fault(CheckResult result) {
        return NLS.bind(Messages.fault, new Object[] { number(result), result.failure().orElseThrow().id(),
                result.failure().orElseThrow().text(Wording.language()).happened() });
    }

    private String numbers(List<CheckResult> results) {
        return results.stream().filter(CheckResult::applies).map(result -> String.valueOf(number(result)))
                .collect(Collectors.joining(", ")); //$NON-NLS-1$
    }

    private int number(CheckResult result) {
        return 1 + IntStream.range(0, findings.path().size())
                .filter(i -> findings.path().get(i).certificate().equals(result.certificate())).findFirst().orElse(0);
    }

    private static Outcome worst(List<CheckResult> results) {
        return results.stream().map(CheckResult::outcome).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
        case FAILED -> Tone.BAD;
        case WARNED -> Tone.WARNING;
        case PASSED -> Tone.OK;
        case NOT_APPLICABLE -> Tone.NEUTRAL;
        };
    }
}
