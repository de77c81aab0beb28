/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;

/**
 * A CA certificate that paths may end in, because the organisation or a host says so.
 *
 * @param sha256
 *            of the encoded certificate, lower-case hexadecimal
 * @param source
 *            the file or the contributing bundle
 */
public record TrustAnchor(X509Certificate certificate, String sha256, AnchorSource source) {

    /** The CA's name as written in RFC 2253, fit to be shown. */
    public String name() {
        return VisibleText.of(certificate.getSubjectX500Principal().getName());
    }

    @Override
    public String toString() {
        return "TrustAnchor[" + name() + " " + sha256 + " from " + source + "]";
    }
}
