/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.smartcard.PinFailure;

/** A client of HTTP that a program has built for itself, when the card leaves and the server says nothing. */
public class HttpClientTest {

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final SigningKey key = cards.insert();
    private CardTlsContext card;
    private HttpClient client;

    @Before
    public void open() throws CardKeyException {
        card = cards.tls().open(server.request());
        client = card.http().build();
    }

    @After
    public void close() {
        card.close();
    }

    private HttpRequest message() {
        return HttpRequest.newBuilder(server.address()).build();
    }

    private CompletableFuture<Boolean> endsAfter(Loopback.Serving<?> serving) {
        return server.next(accepted -> {
            Loopback.readRequest(accepted);
            serving.with(accepted);
            return Loopback.hasEnded(accepted);
        });
    }

    @Test
    public void aRequestThatWaitsEnds() throws Exception {
        CompletableFuture<Boolean> ended = endsAfter(accepted -> {
            cards.remove(key.card());
            return null;
        });
        IOException gone = assertThrows(IOException.class, () -> client.send(message(), BodyHandlers.ofString()));
        assertThat(CardTls.failure(gone), is(CardKeyFailure.CARD_GONE));
        assertThat(Loopback.await(ended), is(true));
    }

    @Test
    public void anAnswerThatIsBeingReadEnds() throws Exception {
        CompletableFuture<Boolean> ended = endsAfter(accepted -> {
            Loopback.answer(accepted, 1000, "1");
            return null;
        });
        try (InputStream body = client.send(message(), BodyHandlers.ofInputStream()).body()) {
            assertThat(body.read(), is((int) '1'));
            cards.remove(key.card());
            assertThat(CardTls.failure(assertThrows(IOException.class, body::read)), is(CardKeyFailure.CARD_GONE));
        }
        assertThat(Loopback.await(ended), is(true));
    }

    @Test
    public void itTakesNoOtherContext() throws Exception {
        SSLContext other = SSLContext.getDefault();
        assertThrows(UnsupportedOperationException.class, () -> card.http().sslContext(other));
    }

    /** As those of tunnels that libraries make. */
    @Test
    public void aSocketOverOneThatKnowsNoFarewellEndsToo() throws Exception {
        CompletableFuture<Boolean> ended = server.next(accepted -> {
            accepted.getInputStream().read();
            cards.remove(key.card());
            return Loopback.hasEnded(accepted);
        });
        Socket plain = new Socket("127.0.0.1", server.port()) {
            @Override
            public void setSoLinger(boolean on, int seconds) throws SocketException {
                throw new SocketException("not here");
            }
        };
        Socket tls = card.context().getSocketFactory().createSocket(plain, "localhost", server.port(), true);
        tls.getOutputStream().write(1);
        assertThat(Loopback.await(ended), is(true));
    }

    @Test
    public void aConnectionThatIsKeptForLaterEnds() throws Exception {
        CompletableFuture<Boolean> ended = endsAfter(accepted -> {
            Loopback.answer(accepted, "answer");
            return null;
        });
        HttpResponse<String> answer = client.send(message(), BodyHandlers.ofString());
        assertThat(answer.body(), is("answer"));
        cards.remove(key.card());
        assertThat(Loopback.await(ended), is(true));
        assertThat(CardTls.failure(assertThrows(IOException.class,
                () -> client.send(message(), BodyHandlers.discarding()))), is(CardKeyFailure.CARD_GONE));
    }

    @Test
    public void nothingThatNobodyWouldEndIsThere() {
        assertThrows(UnsupportedOperationException.class, client::newWebSocketBuilder);
    }

    /** Answers one request and says good-bye. */
    private static Boolean answersOnce(SSLSocket accepted) throws IOException {
        Loopback.readRequest(accepted);
        accepted.getOutputStream().write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @Test
    public void theCodeOfTheNextConnectionIsAskedForBeforeItConnects() throws Exception {
        server.next(HttpClientTest::answersOnce);
        client.send(message(), BodyHandlers.discarding());
        CompletableFuture<Boolean> wasFirst = new CompletableFuture<>();
        cards.whenAsked(() -> {
            try (Socket first = new Socket("127.0.0.1", server.port())) {
                wasFirst.complete(Loopback.await(server.next(SSLSocket::getPort)) == first.getLocalPort());
                server.next(HttpClientTest::answersOnce);
            } catch (IOException | InterruptedException e) {
                wasFirst.completeExceptionally(e);
            }
        });
        client.send(message(), BodyHandlers.discarding());
        assertThat(Loopback.await(wasFirst), is(true));
        assertThat(cards.unlocked(), is(2));
        assertThat(cards.signed(), is(2));
    }

    @Test
    public void whoGivesNoCodeForTheNextConnectionIsAskedOnce() throws Exception {
        server.next(HttpClientTest::answersOnce);
        client.send(message(), BodyHandlers.discarding());
        cards.whenAsked(() -> {
            throw new CardKeyException(PinFailure.CANCELLED, "she does not want to");
        });
        server.next(Loopback::hasEnded);
        server.next(Loopback::hasEnded);
        IOException no = assertThrows(IOException.class, () -> client.send(message(), BodyHandlers.discarding()));
        assertThat(CardTls.failure(no), is(PinFailure.CANCELLED));
        assertThat(cards.unlocked(), is(2));
        HttpClient old = card.http().version(HttpClient.Version.HTTP_1_1).build();
        assertThrows(IOException.class, () -> old.send(message(), BodyHandlers.discarding()));
        assertThat(cards.unlocked(), is(3));
        IOException bySocket = assertThrows(IOException.class,
                () -> card.context().getSocketFactory().createSocket("localhost", server.port()));
        assertThat(CardTls.failure(bySocket), is(PinFailure.CANCELLED));
    }

    @Test
    public void noCodeIsAskedForWhereTheServerDoesNotWantToKnowWhoComes() throws Exception {
        server.asksNobody();
        for (int i = 0; i < 2; i++) {
            server.next(HttpClientTest::answersOnce);
            client.send(message(), BodyHandlers.discarding());
        }
        assertThat(cards.unlocked(), is(1));
    }

    @Test
    public void afterTheEndNobodyConnects() throws Exception {
        card.close();
        IOException ended = assertThrows(IOException.class, () -> client.send(message(), BodyHandlers.discarding()));
        assertThat(CardTls.failure(ended), is(CardKeyFailure.NO_CONNECTION));
        try (Socket first = new Socket("127.0.0.1", server.port())) {
            assertThat(Loopback.await(server.next(SSLSocket::getPort)), is(first.getLocalPort()));
        }
    }
}
