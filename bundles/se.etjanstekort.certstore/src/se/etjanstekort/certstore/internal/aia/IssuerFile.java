/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** What an address of issuers' certificates may answer: one in DER, or some in PKCS#7 (RFC 5280, 4.2.2.1). */
final class IssuerFile {

    /** In bytes. */
    static final int MAXIMUM_SIZE = 64 * 1024;
    private static final int MAXIMUM_CERTIFICATES = 16;

    private IssuerFile() {
    }

    /** Those of CAs with a key that counts; none where it is something else. */
    static List<X509Certificate> certificates(byte[] bytes) {
        Optional<X509Certificate> single = CertificateParser.parse(bytes);
        return (single.isPresent() ? List.of(single.get()) : collection(bytes)).stream()
                .filter(certificate -> certificate.getBasicConstraints() >= 0)
                .filter(certificate -> Algorithms.isStrong(certificate.getPublicKey())).toList();
    }

    /** Each by our own parser once more, which takes less than that of Java. */
    private static List<X509Certificate> collection(byte[] bytes) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertPath(new ByteArrayInputStream(bytes), "PKCS7").getCertificates()) {
                CertificateParser.parse(certificate.getEncoded()).ifPresent(certificates::add);
            }
        } catch (CertificateException e) {
            return List.of(); // neither the one nor the other
        }
        return certificates.size() > MAXIMUM_CERTIFICATES ? List.of() : certificates;
    }
}
