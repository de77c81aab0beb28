/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.Findings;
import se.etjanstekort.certstore.PathCertificate;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;

/** What validations of a card found out: paths and checks as the certificate store tells of them. */
final class TestFindings {

    static final Good GOOD = new Good(Instant.parse("2026-11-23T07:14:00Z"),
            Optional.of(Instant.parse("2026-11-23T19:14:00Z")), Source.OCSP, false);
    static final RevocationStatus.Unknown UNKNOWN = new RevocationStatus.Unknown(
            List.of(new Cause(TrustFailure.REVOCATION_UNREACHABLE, "http://ocsp1.siths.se: no answer within 5 s"),
                    new Cause(TrustFailure.REVOCATION_OUTDATED, "http://crl1.siths.se/siths.crl: ended yesterday")),
            Optional.of(GOOD));
    private static final RevocationStatus.Revoked REVOKED = new RevocationStatus.Revoked("affiliationChanged",
            Instant.parse("2026-11-20T14:30:00Z"), Instant.parse("2026-11-23T07:14:00Z"), Source.OCSP);

    private static final X509Certificate ISSUER = new EndingCertificate(Instant.parse("2022-05-04T09:00:00Z"),
            Instant.parse("2032-05-04T09:00:00Z"));
    private static final X509Certificate ROOT = new EndingCertificate(Instant.parse("2017-05-04T09:00:00Z"),
            Instant.parse("2037-05-04T09:00:00Z"));
    private static final Set<String> OF_THE_CARD = Set.of("anchor", "extendedKeyUsage", "policies", "clock", "identity",
            "path");
    private static final Map<String, String[]> CHECKS = checks();

    private TestFindings() {
    }

    static Findings trusted(CertificateEntry entry, RevocationStatus revocation) {
        return anchored(entry, revocation instanceof Good ? Optional.empty()
                : Optional.of(TrustFailure.REVOCATION_UNKNOWN), Level.WARN, Optional.of(revocation));
    }

    static Findings refused(CertificateEntry entry, TrustFailure failure) {
        if (failure == TrustFailure.UNTRUSTED_ISSUER) {
            List<PathCertificate> alone = List.of(ofCard(entry));
            return new Findings(alone, false, results(alone, "anchor", failure), Optional.empty());
        }
        if (failure == TrustFailure.REVOKED || failure == TrustFailure.REVOCATION_UNKNOWN) {
            return anchored(entry, Optional.of(failure), Level.REFUSE,
                    Optional.of(failure == TrustFailure.REVOKED ? REVOKED : UNKNOWN));
        }
        List<PathCertificate> path = path(entry);
        return new Findings(path, true, results(path, "validity", failure), Optional.empty());
    }

    private static Findings anchored(CertificateEntry entry, Optional<TrustFailure> failure, Level level,
            Optional<RevocationStatus> revocation) {
        List<PathCertificate> path = path(entry);
        List<CheckResult> results = results(path, "", TrustFailure.CHECK_FAILED);
        results.add(new CheckResult("revocation", level, true, failure, entry.certificate(),
                locale -> isSwedish(locale.getLanguage()) ? "Certifikatet är inte spärrat."
                        : "The certificate has not been revoked."));
        return new Findings(path, true, results, revocation);
    }

    private static List<PathCertificate> path(CertificateEntry entry) {
        return List.of(ofCard(entry),
                new PathCertificate("SITHS e-id Person HSA-id 3 CA v1", ISSUER, "a07e31c4".repeat(8),
                        new AnchorSource.Card()),
                new PathCertificate("SITHS e-id Root CA v2", ROOT, "8767260a".repeat(8),
                        new AnchorSource.File(Path.of("/etc/etjanstekort/anchors/siths-root-v2.cer"))));
    }

    private static PathCertificate ofCard(CertificateEntry entry) {
        return new PathCertificate(entry.subject().name(), entry.certificate(), entry.sha256(),
                new AnchorSource.Card());
    }

    private static List<CheckResult> results(List<PathCertificate> path, String failing, TrustFailure failure) {
        List<CheckResult> results = new ArrayList<>();
        CHECKS.forEach((id, words) -> {
            for (int i = 0; i < path.size(); i++) {
                boolean applies = i == 0 || !OF_THE_CARD.contains(id);
                results.add(new CheckResult(id, Level.REFUSE, applies,
                        i == 0 && id.equals(failing) ? Optional.of(failure) : Optional.empty(),
                        path.get(i).certificate(), locale -> words[isSwedish(locale.getLanguage()) ? 1 : 0]));
            }
        });
        return results;
    }

    private static boolean isSwedish(String language) {
        return language.equals("sv");
    }

    private static Map<String, String[]> checks() {
        Map<String, String[]> checks = new LinkedHashMap<>();
        checks.put("anchor", words("The issuer is trusted here.", "Utfärdaren är betrodd här."));
        checks.put("validity", words("The certificate is valid today.", "Certifikatet gäller i dag."));
        checks.put("keyUsage", words("The key is meant for this use.", "Nyckeln är avsedd för detta."));
        checks.put("extendedKeyUsage", words("The certificate may be used for signing in.",
                "Certifikatet får användas för inloggning."));
        checks.put("basicConstraints", words("Only an issuer has issued certificates.",
                "Bara utfärdare har utfärdat certifikat."));
        checks.put("policies", words("The issuing policies are allowed.", "Utfärdandets regler är tillåtna."));
        checks.put("keyStrength", words("The key is strong enough.", "Nyckeln är tillräckligt stark."));
        checks.put("clock", words("The clock of the computer can be right.", "Datorns klocka kan gå rätt."));
        checks.put("identity", words("The certificate says clearly whose it is.",
                "Certifikatet säger tydligt vems det är."));
        checks.put("path", words("All certificates together follow the standard.",
                "Alla certifikat tillsammans följer standarden."));
        return checks;
    }

    private static String[] words(String english, String swedish) {
        return new String[] { english, swedish };
    }
}
