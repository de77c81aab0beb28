/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.card;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.internal.x509.Names;
import se.etjanstekort.pkcs15.CertificateObject;

/** Looks into the certificate files of a card. What the card says of a certificate does not make it anything. */
public final class CardCertificateReader {

    /** A card has four, perhaps six, and those of some CAs; more are left unread. */
    private static final int MAXIMUM_CERTIFICATES = 32;

    private CardCertificateReader() {
    }

    public static CardCertificates read(List<CertificateObject> objects) {
        List<CertificateEntry> entries = new ArrayList<>();
        List<CertificateEntry> authorities = new ArrayList<>();
        List<CertificateObject> unreadable = new ArrayList<>();
        for (CertificateObject object : objects.stream().filter(object -> !object.isUnread()).toList()) {
            Optional<X509Certificate> certificate = entries.size() + authorities.size() < MAXIMUM_CERTIFICATES
                    ? object.encoded().flatMap(CertificateParser::parse)
                    : Optional.empty();
            if (certificate.isEmpty()) {
                unreadable.add(object);
            } else if (isHoldersOwn(object, certificate.get())) {
                entries.add(entry(object, certificate.get()));
            } else {
                authorities.add(entry(object, certificate.get()));
            }
        }
        return new CardCertificates(entries, authorities, unreadable);
    }

    private static boolean isHoldersOwn(CertificateObject object, X509Certificate certificate) {
        return object.kind() == CertificateObject.Kind.OWN && !object.isAuthority()
                && certificate.getBasicConstraints() < 0;
    }

    private static CertificateEntry entry(CertificateObject object, X509Certificate certificate) {
        return new CertificateEntry(object, certificate, Purpose.of(certificate), Names.subject(certificate),
                CertificateParser.fingerprint(certificate));
    }
}
