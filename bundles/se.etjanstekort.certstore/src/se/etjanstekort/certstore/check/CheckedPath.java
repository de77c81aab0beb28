/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.check;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustAnchor;

/**
 * A path (RFC 5280, 3.2) whose names and signatures fit, as checks see it.
 *
 * @param certificates
 *            from the certificate that is asked about to below the anchor; at least one
 * @param anchor
 *            where it ends; empty if no way leads to one, and then there is one certificate
 * @param purpose
 *            what the first certificate is to be used for
 * @param now
 *            the moment of the validation
 */
public record CheckedPath(List<X509Certificate> certificates, Optional<TrustAnchor> anchor, Purpose purpose,
        Instant now) {

    public CheckedPath {
        certificates = List.copyOf(certificates);
    }

    /** All certificates, the anchor's as the last. */
    public List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>(certificates);
        anchor.map(TrustAnchor::certificate).ifPresent(chain::add);
        return List.copyOf(chain);
    }

    /** The certificate at that position of the chain. */
    public X509Certificate certificate(int position) {
        return chain().get(position);
    }

    /** Whether it is the certificate that is asked about. */
    public boolean isEnd(int position) {
        return position == 0;
    }

    /** Whether it is the anchor's. */
    public boolean isAnchor(int position) {
        return position == certificates.size();
    }

    /** Whether it is that of a CA between the two. */
    public boolean isIntermediate(int position) {
        return !isEnd(position) && !isAnchor(position);
    }
}
