/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.selection.Requirement;

/**
 * What a program wants of {@link CardTls}.
 *
 * @param requester
 *            how the prompt for the code names the service; the server is put beside it
 * @param host
 *            the one server that the certificate is offered to, by name or address
 * @param port
 *            the server's
 * @param requirement
 *            which identity will do; for authentication
 * @param serverAnchors
 *            the CAs that the server's certificate has to come from; never those of the Java runtime
 * @param isAskedLater
 *            whether the server asks for the certificate after the handshake: that is possible with TLS 1.2 alone, which is then
 *            the only one offered
 */
public record TlsRequest(Requester requester, String host, int port, Requirement requirement,
        Collection<X509Certificate> serverAnchors, boolean isAskedLater) {

    private static final int HTTPS = 443;

    public TlsRequest {
        requester = requester.at(host);
        serverAnchors = List.copyOf(serverAnchors);
        if (requirement.kinds().isEmpty() || serverAnchors.isEmpty()) {
            throw new IllegalArgumentException("a kind of identity and an anchor for the server are needed");
        }
        if (requirement.purpose() != Purpose.AUTHENTICATION) {
            throw new IllegalArgumentException("a signature certificate opens no connection");
        }
    }

    /**
     * To a web server, with any level and environment.
     *
     * @param address
     *            https
     * @param kinds
     *            the identities that may be used, the preferred one first
     */
    public static TlsRequest to(URI address, String requester, List<IdentityKind> kinds,
            Collection<X509Certificate> serverAnchors) {
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("not an address of https");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return new TlsRequest(new Requester(requester), host, address.getPort() < 0 ? HTTPS : address.getPort(),
                Requirement.of(Purpose.AUTHENTICATION, kinds).forService(host), serverAnchors, false);
    }

    /** The same to a server that asks later. */
    public TlsRequest askedLater() {
        return new TlsRequest(requester, host, port, requirement, serverAnchors, true);
    }
}
