/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.util.Optional;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** Each certificate is within its validity, the anchor too, which RFC 5280 leaves to us. */
final class ValidityCheck extends ShippedCheck {

    ValidityCheck() {
        super("validity");
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        X509Certificate certificate = path.certificate(position);
        boolean early = path.now().isBefore(certificate.getNotBefore().toInstant());
        boolean late = path.now().isAfter(certificate.getNotAfter().toInstant());
        if (!early && !late) {
            return Optional.empty();
        }
        if (!path.isEnd(position)) {
            return Optional.of(TrustFailure.ISSUER_NOT_VALID);
        }
        return Optional.of(early ? TrustFailure.NOT_YET_VALID : TrustFailure.EXPIRED);
    }
}
