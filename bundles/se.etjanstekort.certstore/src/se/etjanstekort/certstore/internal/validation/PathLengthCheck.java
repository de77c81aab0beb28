/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** No more CAs below one than its pathLenConstraint allows (RFC 5280, 6.1.4), the anchor's included. */
final class PathLengthCheck extends ShippedCheck {

    PathLengthCheck() {
        super("pathLength");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return !path.isEnd(position) && path.certificate(position).getBasicConstraints() >= 0;
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        long below = path.certificates().subList(1, Math.max(position, 1)).stream()
                .filter(certificate -> !isSelfIssued(certificate)).count();
        return below <= path.certificate(position).getBasicConstraints() ? Optional.empty()
                : Optional.of(TrustFailure.PATH_LENGTH);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
