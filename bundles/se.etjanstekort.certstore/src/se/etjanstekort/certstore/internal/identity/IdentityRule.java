/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.PersonalIdentityNumber;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.VisibleText;
import se.etjanstekort.certstore.internal.x509.Names;

/**
 * How the certificates of an issuer name a person.
 *
 * @param attribute
 *            of the subject that holds the id
 * @param level
 *            unknown where the rule states none
 * @param environment
 *            of an issuer whose name has no mark for trials
 */
record IdentityRule(Match match, ASN1ObjectIdentifier attribute, IdentityKind kind, AssuranceLevel level,
        Environment environment) {

    /** An HSA-id has no pattern that holds: real ones do not begin with SE and a number. Length and characters are bounded. */
    private static final Pattern HSA_ID = Pattern.compile("[0-9A-Za-z-]{1,31}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    /** Of an id of another kind, in characters. */
    private static final int MAXIMUM_LENGTH = 200;

    /**
     * Which certificates a rule is for.
     *
     * @param issuer
     *            of its common name without the marks for trials
     * @param organisation
     *            of the issuer
     * @param policies
     *            of which the certificate has to have one; none where the issuer suffices
     * @param subject
     *            what the subject has to say
     * @param extensions
     *            all of which the certificate has to have
     */
    record Match(Pattern issuer, Optional<Pattern> organisation, Set<String> policies, Optional<Attribute> subject,
            Set<String> extensions) {
    }

    /** An attribute of a name and how its value looks. */
    record Attribute(ASN1ObjectIdentifier type, Pattern value) {
    }

    boolean fits(String issuerName, List<String> certificatePolicies, X509Certificate certificate) {
        return match.issuer().matcher(issuerName).matches()
                && match.organisation().stream()
                        .allMatch(pattern -> pattern.matcher(Names.issuerOrganisation(certificate)).matches())
                && (match.policies().isEmpty() || certificatePolicies.stream().anyMatch(match.policies()::contains))
                && match.subject().stream().allMatch(wanted -> says(wanted, certificate))
                && match.extensions().stream().allMatch(id -> certificate.getExtensionValue(id) != null);
    }

    private static boolean says(Attribute wanted, X509Certificate certificate) {
        return Names.only(certificate.getSubjectX500Principal(), wanted.type())
                .filter(value -> wanted.value().matcher(value).matches()).isPresent();
    }

    /** Why nobody has that id; empty if somebody can. */
    Optional<TrustFailure> refusal(String id) {
        boolean isId = switch (kind) {
        case HSA_ID -> HSA_ID.matcher(id).matches();
        case PERSONNUMMER -> TWELVE_DIGITS.matcher(id).matches();
        case OTHER -> !id.isBlank() && id.length() <= MAXIMUM_LENGTH && VisibleText.isPlain(id);
        };
        if (!isId) {
            return Optional.of(TrustFailure.INVALID_IDENTITY);
        }
        return kind == IdentityKind.PERSONNUMMER && PersonalIdentityNumber.parse(id).isEmpty()
                ? Optional.of(TrustFailure.IMPOSSIBLE_PERSONNUMMER)
                : Optional.empty();
    }
}
