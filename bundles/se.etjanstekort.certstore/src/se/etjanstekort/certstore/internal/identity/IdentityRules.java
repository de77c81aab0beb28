/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x500.style.BCStyle;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.IdentityRuleProblem;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.internal.x509.Names;

/**
 * The rules of several files. The first rule that fits, in the first file that has one, says whose a certificate is. Its level
 * is never higher than one that another file states for the same certificate.
 */
public final class IdentityRules {

    private final List<RuleFile> files;
    private final List<IdentityRuleProblem> problems;

    IdentityRules(List<RuleFile> files, List<IdentityRuleProblem> problems) {
        this.files = List.copyOf(files);
        this.problems = List.copyOf(problems);
    }

    /** Only the table that comes with this bundle. */
    public static IdentityRules shipped() {
        return RuleCollector.collect(Optional.empty(), none -> {
        });
    }

    /** Which files are not used, and why. */
    public List<IdentityRuleProblem> problems() {
        return problems;
    }

    /** What a certificate says whose it is. */
    public Identification identify(X509Certificate certificate) {
        String issuer = Names.issuer(certificate);
        Optional<String> marked = withoutMark(issuer);
        String plain = marked.orElse(issuer);
        List<String> policies = Names.policies(certificate);
        List<IdentityRule> fitting = files.stream().flatMap(file -> file.rules().stream()
                .filter(rule -> rule.fits(plain, policies, certificate)).findFirst().stream()).toList();
        if (fitting.isEmpty()) {
            return withoutRule(certificate);
        }
        IdentityRule rule = fitting.get(0);
        AssuranceLevel level = fitting.stream().map(IdentityRule::level)
                .filter(stated -> stated != AssuranceLevel.UNKNOWN)
                .reduce(rule.level(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        return byRule(rule, certificate, level, marked.isPresent() ? Environment.TEST : rule.environment());
    }

    private static Identification byRule(IdentityRule rule, X509Certificate certificate, AssuranceLevel level,
            Environment environment) {
        List<String> ids = Names.values(certificate.getSubjectX500Principal(), rule.attribute());
        Optional<TrustFailure> refusal = ids.size() > 1 ? Optional.of(TrustFailure.SEVERAL_IDENTITIES)
                : ids.stream().findFirst().map(rule::refusal).orElse(Optional.of(TrustFailure.INVALID_IDENTITY));
        return refusal.isEmpty()
                ? new Identification(rule.kind(), ids.get(0), level, environment, Optional.empty())
                : new Identification(IdentityKind.OTHER, CertificateParser.fingerprint(certificate), level, environment,
                        refusal);
    }

    private static Identification withoutRule(X509Certificate certificate) {
        String id = Names.only(certificate.getSubjectX500Principal(), BCStyle.SERIALNUMBER)
                .filter(text -> text.matches("[\\x21-\\x7E]{1,64}"))
                .orElseGet(() -> CertificateParser.fingerprint(certificate));
        return new Identification(IdentityKind.OTHER, id, AssuranceLevel.UNKNOWN, Environment.UNKNOWN,
                Optional.empty());
    }

    private Optional<String> withoutMark(String issuer) {
        return marks(RuleFile::testPrefixes).filter(prefix -> issuer.startsWith(prefix + " "))
                .map(prefix -> issuer.substring(prefix.length() + 1)).findFirst()
                .or(() -> marks(RuleFile::testSuffixes).filter(suffix -> issuer.endsWith(" " + suffix))
                        .map(suffix -> issuer.substring(0, issuer.length() - suffix.length() - 1)).findFirst());
    }

    private Stream<String> marks(Function<RuleFile, Set<String>> kind) {
        return files.stream().flatMap(file -> kind.apply(file).stream());
    }

    /**
     * Whose a certificate is.
     *
     * @param refusal
     *            why it is nobody's, where the id that the issuer's rule wants is not there once, or not an id
     */
    public record Identification(IdentityKind kind, String id, AssuranceLevel level, Environment environment,
            Optional<TrustFailure> refusal) {

        @Override
        public String toString() {
            return kind + refusal.map(failure -> " " + failure.id()).orElse(""); // the id may be a personnummer
        }
    }
}
