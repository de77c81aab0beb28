/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * A key on a card that is in a reader, with a certificate that is trusted.
 *
 * @param card
 *            names the card's stay in the reader: the same card put in again has another name
 * @param validated
 *            whose key it is
 * @param purpose
 *            what the key is for
 * @param algorithms
 *            the signatures that it can make
 */
public record SigningKey(String card, ValidatedIdentity validated, Purpose purpose,
        Set<SignatureAlgorithm> algorithms) {

    public SigningKey {
        algorithms = Set.copyOf(algorithms);
        if (trusted(validated, purpose).isEmpty()) {
            throw new IllegalArgumentException("the certificate is not trusted");
        }
    }

    /** Whose it is. */
    public Identity identity() {
        return validated.identity();
    }

    /** The trusted certificate of the key. */
    public CertificateEntry certificate() {
        return trusted(validated, purpose).orElseThrow();
    }

    /** From the certificate to below the anchor. */
    public List<X509Certificate> chain() {
        Optional<Validation> validation = purpose == Purpose.AUTHENTICATION ? validated.authentication()
                : validated.signature();
        return validation.filter(Validation.Trusted.class::isInstance)
                .map(trusted -> ((Validation.Trusted) trusted).path()).orElseThrow();
    }

    private static Optional<CertificateEntry> trusted(ValidatedIdentity validated, Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? validated.trustedAuthentication() : validated.trustedSignature();
    }

    @Override
    public String toString() {
        return "SigningKey[" + purpose + " " + certificate().sha256() + " on " + card + "]";
    }
}
