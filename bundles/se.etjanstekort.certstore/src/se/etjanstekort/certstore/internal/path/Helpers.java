/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.path;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

import se.etjanstekort.certstore.AnchorSource;

/**
 * Certificates of issuers that nobody vouches for and that may complete a path.
 *
 * @param fromCard
 *            those that the card brings along
 * @param fetched
 *            those that were fetched from where other certificates say they are
 */
public record Helpers(List<X509Certificate> fromCard, List<X509Certificate> fetched) {

    public Helpers {
        fromCard = List.copyOf(fromCard);
        fetched = List.copyOf(fetched);
    }

    /** Each once, those of the card first. */
    public List<X509Certificate> all() {
        return Stream.concat(fromCard.stream(), fetched.stream()).distinct().toList();
    }

    /** Where a certificate of a path comes from that is no anchor's. */
    public AnchorSource source(X509Certificate certificate) {
        return !fromCard.contains(certificate) && fetched.contains(certificate) ? new AnchorSource.Fetched()
                : new AnchorSource.Card();
    }
}
