/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** The issuer signed by SHA-2; by SHA-1 only where policy names that issuer. What an anchor signed itself with does not count. */
final class SignatureAlgorithmCheck extends ShippedCheck {

    private final Set<String> oldIssuers;

    SignatureAlgorithmCheck(Set<String> oldIssuers) {
        super("signatureAlgorithm");
        this.oldIssuers = oldIssuers;
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return !path.isAnchor(position);
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        X509Certificate certificate = path.certificate(position);
        if (Algorithms.isSignedStrongly(certificate)) {
            return Optional.empty();
        }
        boolean allowed = Algorithms.isSignedBySha1(certificate) && position + 1 < path.chain().size()
                && oldIssuers.contains(CertificateParser.fingerprint(path.certificate(position + 1)));
        return allowed ? Optional.empty() : Optional.of(TrustFailure.WEAK_ALGORITHM);
    }
}
