/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.net.http.HttpClient;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.smartcard.FailureCode;

/** Connections with one card's authentication certificate, for as long as the card stays. Any thread. */
public interface CardTlsContext extends AutoCloseable {

    /**
     * For sockets and engines. Offers the chosen certificate with its chain and no other, to the server of the request and to
     * no other; trusts the anchors of the request, and checks the server's name. Once the card has left it makes nothing any
     * more.
     */
    SSLContext context();

    /**
     * A client of HTTP with this context. What it has under way, and the connections that it keeps for later, end with the card:
     * who waits for an answer then finds it cancelled, or meets an exception. It has no web sockets and takes no other context;
     * closing it (Java 21) neither waits nor is needed.
     */
    HttpClient.Builder http();

    /** Whose certificate is offered. */
    SigningKey key();

    /** Why this certificate, and why not the others. */
    Selection.Chosen selection();

    /** Why TLS 1.3 is not offered; empty where it is, or where the request wanted none. */
    Optional<FailureCode> withoutTls13();

    /**
     * Why a server that was connected to does not know who came: it did not ask in the handshake, and TLS 1.3 lets it not ask
     * later. Empty where a server has asked, or may still with TLS 1.2.
     */
    Optional<FailureCode> withoutCertificate();

    /** Runs once when the card leaves or this is closed; at once where that has been. On any thread, and returns soon. */
    void onClose(Runnable action);

    /** Whether the card is still there and this was not closed. */
    boolean isOpen();

    /** Closes the live connections. */
    @Override
    void close();
}
