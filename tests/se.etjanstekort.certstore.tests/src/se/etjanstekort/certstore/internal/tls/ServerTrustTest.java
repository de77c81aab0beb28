/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.tls.CardHttp;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;

/** Servers that are not who they should be: the card signs nothing for them, and they hear of nobody. */
public class ServerTrustTest {

    private static final Instant NOW = Instant.now();

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();

    private void isRefused(X509Certificate anchor) {
        cards.insert();
        server.next(accepted -> {
            accepted.startHandshake();
            return null;
        });
        try (CardHttp http = new CardHttp(tls, server.request(anchor))) {
            IOException refused = assertThrows(IOException.class,
                    () -> http.send(HttpRequest.newBuilder(server.address()).build(),
                            HttpResponse.BodyHandlers.discarding()));
            assertThat(CardTls.failure(refused), is(CardKeyFailure.SERVER_NOT_TRUSTED));
        }
        assertThat(cards.signed(), is(0));
    }

    private void isRefused(Issued issued) throws Exception {
        server.start(issued);
        isRefused(Loopback.ROOT.certificate());
    }

    @Test
    public void ofAnotherName() throws Exception {
        isRefused(Loopback.issue(Loopback.server(Loopback.CA, Loopback.name("other.example"))));
    }

    @Test
    public void outOfDate() throws Exception {
        isRefused(Loopback.server(Loopback.CA, Loopback.name("localhost"))
                .valid(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1))).issue());
    }

    @Test
    public void notYetValid() throws Exception {
        isRefused(Loopback.server(Loopback.CA, Loopback.name("localhost"))
                .valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2))).issue());
    }

    @Test
    public void ofAnotherRoot() {
        isRefused(Loopback.issue(TestCertificates.root("Test Root")).certificate());
    }

    @Test
    public void ofARootThatHasTheRightNameAndAnotherKey() throws Exception {
        Issued stranger = Loopback.issue(TestCertificates.root("Test Root"));
        isRefused(Loopback.issue(Loopback.server(stranger, Loopback.name("localhost"))));
    }

    @Test
    public void whoTurnsTheNameCheckOffConnectsToNobody() throws Exception {
        server.start(Loopback.issue(Loopback.server(Loopback.CA, Loopback.name("other.example"))));
        cards.insert();
        server.next(accepted -> {
            accepted.startHandshake();
            return null;
        });
        try (CardTlsContext card = tls.open(server.request());
                SSLSocket socket = (SSLSocket) card.context().getSocketFactory().createSocket("localhost",
                        server.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(null);
            socket.setSSLParameters(parameters);
            IOException refused = assertThrows(IOException.class, socket::startHandshake);
            assertThat(CardTls.failure(refused), is(CardKeyFailure.SERVER_NOT_TRUSTED));
            assertThat(cards.signed(), is(0));
        }
    }
}
