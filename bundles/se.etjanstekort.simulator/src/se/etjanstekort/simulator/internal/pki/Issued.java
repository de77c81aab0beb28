/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate of its public half. */
public record Issued(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
