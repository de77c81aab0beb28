/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;

import java.util.Optional;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.card.CardCertificateReader;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * A key with a certificate for each purpose.
 *
 * @param algorithm
 *            that a card would sign with
 */
public record SignerForTests(KeyPair keys, String algorithm, CertificateEntry authentication,
        CertificateEntry signature, Validation trust) {

    private static final String PERSON = "CN=Åsa,SERIALNUMBER=TSTNMT2321000156-10B7";

    public static SignerForTests rsa() {
        return of(TestCertificates.rsa(2048), "SHA256withRSA");
    }

    public static SignerForTests ec(String curve) {
        return of(TestCertificates.ec(curve), curve.contains("384") ? "SHA384withECDSA" : "SHA256withECDSA");
    }

    private static SignerForTests of(KeyPair keys, String algorithm) {
        Issued ca = TestCertificates.root("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
        TrustAnchor anchor = new TrustAnchor(ca.certificate(), CertificateParser.fingerprint(ca.certificate()),
                new AnchorSource.Contribution("test", ""));
        List<CertificateEntry> entries = CardCertificateReader.read(TestCard
                .of(ca.authentication(PERSON).keys(keys).issue(), ca.signature(PERSON).keys(keys).issue()).contents()
                .certificates()).entries();
        return new SignerForTests(keys, algorithm, entries.get(0), entries.get(1),
                new Validation.Trusted(List.of(), anchor,
                        new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                        List.of()));
    }
}
