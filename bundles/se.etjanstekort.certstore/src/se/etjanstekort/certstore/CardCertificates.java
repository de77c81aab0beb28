/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.List;

import se.etjanstekort.pkcs15.CertificateObject;

/**
 * The certificates on a card, in the card's order.
 *
 * @param entries
 *            the holder's own that could be read
 * @param authorities
 *            those of CAs: helpers for building a path, trusted by nobody
 * @param unreadable
 *            those that are no certificates, or not such as we look into
 */
public record CardCertificates(List<CertificateEntry> entries, List<CertificateEntry> authorities,
        List<CertificateObject> unreadable) {

    public CardCertificates {
        entries = List.copyOf(entries);
        authorities = List.copyOf(authorities);
        unreadable = List.copyOf(unreadable);
    }
}
