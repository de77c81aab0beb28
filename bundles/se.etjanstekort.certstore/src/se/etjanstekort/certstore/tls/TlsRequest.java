/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.keys.Requester;

/**
 * What a program wants of {@link CardTls}.
 *
 * @param requester
 *            how the prompt for the code names the service
 * @param kinds
 *            the identities that may be used, the preferred one first
 * @param serverAnchors
 *            the CAs that the server's certificate has to come from; never those of the Java runtime
 */
public record TlsRequest(Requester requester, List<IdentityKind> kinds, Collection<X509Certificate> serverAnchors) {

    public TlsRequest {
        kinds = List.copyOf(kinds);
        serverAnchors = List.copyOf(serverAnchors);
        if (kinds.isEmpty() || serverAnchors.isEmpty()) {
            throw new IllegalArgumentException("a kind of identity and an anchor for the server are needed");
        }
    }
}
