/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * A certificate in a path, as it is shown to people.
 *
 * @param name
 *            common name of whom it names, or else the organisation: bounded, and without characters that could turn, hide or
 *            break up what stands around it; empty where it names neither
 * @param sha256
 *            of the encoded certificate, lower-case hexadecimal
 * @param source
 *            where it came from
 */
public record PathCertificate(String name, X509Certificate certificate, String sha256, AnchorSource source) {

    public PathCertificate {
        Objects.requireNonNull(name);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(source);
    }

    /** Fingerprint and source: a subject may hold a personnummer and stays out of logs. */
    @Override
    public String toString() {
        return "PathCertificate[" + sha256 + " from " + source + "]";
    }
}
