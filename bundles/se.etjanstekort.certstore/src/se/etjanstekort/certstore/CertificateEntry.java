/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

import se.etjanstekort.pkcs15.CertificateObject;

/**
 * A certificate of the card's holder that could be read. Not validated by being here: {@link Validation} says that.
 *
 * @param object
 *            where it lies on the card, and the id that it shares with its key
 * @param purpose
 *            empty for a certificate that is neither for legitimering nor for underskrift
 * @param sha256
 *            of the encoded certificate, lower-case hexadecimal
 */
public record CertificateEntry(CertificateObject object, X509Certificate certificate, Optional<Purpose> purpose,
        Subject subject, String sha256) {

    /** The last moment of its validity. */
    public Instant validUntil() {
        return certificate.getNotAfter().toInstant();
    }

    /** Purpose and fingerprint: a subject may hold a personnummer and stays out of logs. */
    @Override
    public String toString() {
        return "CertificateEntry[" + purpose.map(Purpose::name).orElse("no purpose") + " " + sha256 + "]";
    }
}
