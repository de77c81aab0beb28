/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import se.etjanstekort.certstore.internal.revocation.crl.Digests;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * Where a CRL is fetched.
 *
 * @param issuer
 *            whose CRL, signed by its key, is expected there
 */
record CrlPlace(URI address, X509Certificate issuer) {

    private static final int NAME_LENGTH = 40;

    /** Under which it is kept. */
    String name() {
        String both = CertificateParser.fingerprint(issuer) + ' ' + address;
        return HexFormat.of().formatHex(Digests.sha256().digest(both.getBytes(StandardCharsets.UTF_8))).substring(0,
                NAME_LENGTH);
    }
}
