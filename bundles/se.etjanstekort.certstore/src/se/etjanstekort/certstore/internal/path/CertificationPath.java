/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.path;

import java.security.cert.X509Certificate;
import java.util.List;

import se.etjanstekort.certstore.TrustAnchor;

/**
 * A certification path (RFC 5280, 3.2), by names and signatures: whether its issuers were allowed to issue is not said by it.
 *
 * @param certificates
 *            from the certificate to below the anchor; at least one
 */
public record CertificationPath(List<X509Certificate> certificates, TrustAnchor anchor) {

    public CertificationPath {
        certificates = List.copyOf(certificates);
    }
}
