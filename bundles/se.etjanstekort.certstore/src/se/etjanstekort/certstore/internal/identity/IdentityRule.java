/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.IdentityKind;

/**
 * How the certificates of an issuer name a person.
 *
 * @param issuer
 *            of its common name without the marks for trials
 * @param policies
 *            of which the certificate has to have one; none where the issuer suffices
 * @param attribute
 *            of the subject that holds the id
 */
record IdentityRule(Pattern issuer, Set<String> policies, ASN1ObjectIdentifier attribute, IdentityKind kind,
        AssuranceLevel level) {

    /** An HSA-id has no pattern that holds: real ones do not begin with SE and a number. Length and characters are bounded. */
    private static final Pattern HSA_ID = Pattern.compile("[0-9A-Za-z-]{1,31}");
    private static final Pattern PERSONNUMMER = Pattern.compile("[0-9]{12}");

    boolean fits(String issuerName, List<String> certificatePolicies) {
        return issuer.matcher(issuerName).matches()
                && (policies.isEmpty() || certificatePolicies.stream().anyMatch(policies::contains));
    }

    boolean allows(String id) {
        return switch (kind) {
        case HSA_ID -> HSA_ID.matcher(id).matches();
        case PERSONNUMMER -> PERSONNUMMER.matcher(id).matches();
        case OTHER -> !id.isBlank();
        };
    }
}
