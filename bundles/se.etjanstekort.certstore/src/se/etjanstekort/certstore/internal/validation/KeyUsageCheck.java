/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.util.Optional;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;

/** keyUsage (RFC 5280, 4.2.1.3) fits: the purpose at the end, keyCertSign for an issuer. */
final class KeyUsageCheck extends ShippedCheck {

    private static final int KEY_CERT_SIGN = 5;

    KeyUsageCheck() {
        super("keyUsage");
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        X509Certificate certificate = path.certificate(position);
        if (path.isEnd(position)) {
            return Purpose.of(certificate).filter(path.purpose()::equals).isPresent() ? Optional.empty()
                    : Optional.of(TrustFailure.WRONG_PURPOSE);
        }
        boolean[] usage = certificate.getKeyUsage();
        boolean signs = usage == null ? path.isAnchor(position) : usage[KEY_CERT_SIGN];
        return signs ? Optional.empty() : Optional.of(TrustFailure.NOT_A_CA);
    }
}
