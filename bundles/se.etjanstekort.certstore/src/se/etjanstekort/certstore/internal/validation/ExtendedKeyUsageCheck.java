/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.CertificateParsingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** extKeyUsage (RFC 5280, 4.2.1.12), where there is one, includes signing in. */
final class ExtendedKeyUsageCheck extends ShippedCheck {

    /** clientAuth, anyExtendedKeyUsage, smart card logon. */
    private static final Set<String> SIGN_IN_USAGES = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0",
            "1.3.6.1.4.1.311.20.2.2");

    ExtendedKeyUsageCheck() {
        super("extendedKeyUsage");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return path.isEnd(position) && path.purpose() == Purpose.AUTHENTICATION;
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        try {
            List<String> usages = path.certificate(position).getExtendedKeyUsage();
            return usages == null || usages.stream().anyMatch(SIGN_IN_USAGES::contains) ? Optional.empty()
                    : Optional.of(TrustFailure.WRONG_PURPOSE);
        } catch (CertificateParsingException e) {
            return Optional.of(TrustFailure.WRONG_PURPOSE);
        }
    }
}
