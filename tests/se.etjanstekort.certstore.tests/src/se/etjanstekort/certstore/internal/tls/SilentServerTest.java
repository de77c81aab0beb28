/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSocket;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardHttp;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;

/** A server that takes connections and never says a word. */
public class SilentServerTest {

    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();
    private final SigningKey key = cards.insert();
    private ServerSocket server;

    @Before
    public void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }

    @After
    public void stop() throws IOException {
        server.close();
    }

    private TlsRequest request() {
        return TlsRequest.to(address(), "Kvalitetsregistret", List.of(IdentityKind.HSA_ID),
                List.of(Loopback.ROOT.certificate()));
    }

    private URI address() {
        return URI.create("https://localhost:" + server.getLocalPort() + "/");
    }

    /** Runs what waits for the server on a thread of its own; what it throws. */
    private static CompletableFuture<Exception> waiting(Waiting does) {
        CompletableFuture<Exception> thrown = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                does.run();
                thrown.completeExceptionally(new AssertionError("the server answered"));
            } catch (IOException | CardKeyException | InterruptedException e) {
                thrown.complete(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thrown;
    }

    private interface Waiting {
        void run() throws IOException, CardKeyException, InterruptedException;
    }

    private Exception thrownOnce(CompletableFuture<Exception> thrown, Runnable once) throws Exception {
        try (Socket accepted = server.accept()) {
            assertThat(accepted.getInputStream().read(), is(22)); // RFC 8446, 5.1: a handshake has begun
            once.run();
            return Loopback.await(thrown);
        }
    }

    private CompletableFuture<Exception> shakes(CardTlsContext card) {
        return waiting(() -> {
            try (SSLSocket socket = (SSLSocket) card.context().getSocketFactory().createSocket("localhost",
                    server.getLocalPort())) {
                socket.startHandshake(); // Java's may return where it was closed meanwhile
                if (socket.getInputStream().read() < 0) {
                    throw new EOFException();
                }
            }
        });
    }

    private CompletableFuture<Exception> sends(CardHttp http) {
        return waiting(() -> send(http));
    }

    private void send(CardHttp http) throws IOException, CardKeyException, InterruptedException {
        http.send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.discarding());
    }

    @Test
    public void aHandshakeOfASocketEndsWithTheCard() throws Exception {
        CardTlsContext card = tls.open(request());
        Exception thrown = thrownOnce(shakes(card), () -> cards.remove(key.card()));
        assertThat(thrown instanceof IOException, is(true));
    }

    @Test
    public void aHandshakeOfASocketEndsWhenItIsClosed() throws Exception {
        CardTlsContext card = tls.open(request());
        assertThat(thrownOnce(shakes(card), card::close) instanceof IOException, is(true));
    }

    @Test
    public void aRequestEndsWithTheCard() throws Exception {
        try (CardHttp http = new CardHttp(tls, request())) {
            Exception thrown = thrownOnce(sends(http), () -> cards.remove(key.card()));
            assertThat(((CardKeyException) thrown).failure(), is(CardKeyFailure.CARD_GONE));
        }
    }

    @Test
    public void aRequestEndsWhenTheClientIsClosed() throws Exception {
        try (CardHttp http = new CardHttp(tls, request())) {
            Exception thrown = thrownOnce(sends(http), http::close);
            assertThat(CardTls.failure((IOException) thrown), is(CardKeyFailure.NO_CONNECTION));
        }
    }

    @Test
    public void aRequestEndsWhenItsThreadIsInterrupted() throws Exception {
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        try (CardHttp http = new CardHttp(tls, request())) {
            CompletableFuture<Exception> thrown = waiting(() -> {
                caller.complete(Thread.currentThread());
                send(http);
            });
            assertThat(thrownOnce(thrown, caller.join()::interrupt) instanceof InterruptedException, is(true));
        }
    }

    @Test
    public void aRequestGivesUpAfterTheTimeThatIsGiven() throws Exception {
        try (CardHttp http = new CardHttp(tls, request(), Duration.ofMillis(1))) {
            IOException late = assertThrows(IOException.class, () -> send(http));
            assertThat(CardTls.failure(late), is(CardKeyFailure.NO_CONNECTION));
            assertThat(cards.signed(), is(0));
        }
    }
}
