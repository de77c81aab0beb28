/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSocket;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardHttp;

/** A client of HTTP that lives as long as the program, while cards come and go. */
public class CardHttpTest {

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();
    private CardHttp http;

    @Before
    public void open() {
        http = new CardHttp(tls, server.request());
    }

    @After
    public void stop() {
        http.close();
    }

    private String send() throws IOException, InterruptedException, CardKeyException {
        return http.send(HttpRequest.newBuilder(server.address()).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Answers one request with the number of the certificate that came. */
    private static String saysWho(SSLSocket accepted) throws IOException {
        Loopback.readRequest(accepted);
        String who = Loopback.who(accepted).getSerialNumber().toString();
        Loopback.answer(accepted, who);
        return who;
    }

    private static String serial(SigningKey key) {
        return key.certificate().certificate().getSerialNumber().toString();
    }

    private void goneWhile(Loopback.Serving<?> serving) {
        server.next(serving);
        assertThat(assertThrows(CardKeyException.class, this::send).failure(), is(CardKeyFailure.CARD_GONE));
    }

    @Test
    public void theCodeIsAskedForBeforeItConnects() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<Boolean> wasFirst = new CompletableFuture<>();
        cards.whenAsked(() -> {
            try (Socket first = new Socket("127.0.0.1", server.port())) {
                wasFirst.complete(Loopback.await(server.next(SSLSocket::getPort)) == first.getLocalPort());
                server.next(CardHttpTest::saysWho);
            } catch (IOException | InterruptedException e) {
                wasFirst.completeExceptionally(e);
            }
        });
        assertThat(send(), is(serial(key)));
        assertThat(Loopback.await(wasFirst), is(true));
    }

    @Test
    public void anyNumberOfRequestsTakesOneConnectionAndOneCode() throws Exception {
        SigningKey key = cards.insert();
        server.next(accepted -> saysWho(accepted) + saysWho(accepted) + saysWho(accepted));
        for (int i = 0; i < 3; i++) {
            assertThat(send(), is(serial(key)));
        }
        assertThat(cards.unlocked(), is(1));
        assertThat(cards.signed(), is(1));
    }

    @Test
    public void connectionsThatAreKeptForLaterEndWithTheCardAndTheNextCardOpensOthers() throws Exception {
        for (int stay = 1; stay <= 3; stay++) {
            SigningKey key = cards.insert();
            CompletableFuture<Boolean> ended = server
                    .next(accepted -> saysWho(accepted) != null && Loopback.hasEnded(accepted));
            assertThat(send(), is(serial(key)));
            cards.remove(key.card());
            assertThat(Loopback.await(ended), is(true));
            assertThat(assertThrows(CardKeyException.class, this::send).failure(), is(CardKeyFailure.NO_KEY));
            assertThat(cards.unlocked(), is(stay));
        }
    }

    @Test
    public void aRequestThatWaitsEndsWithTheCard() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        goneWhile(accepted -> {
            Loopback.readRequest(accepted);
            cards.remove(key.card());
            return ended.complete(Loopback.hasEnded(accepted));
        });
        assertThat(Loopback.await(ended), is(true));
    }

    @Test
    public void anAnswerThatHasBegunEndsWithTheCard() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        goneWhile(accepted -> {
            Loopback.readRequest(accepted);
            accepted.getOutputStream().write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nThe first".getBytes(StandardCharsets.US_ASCII));
            cards.remove(key.card());
            return ended.complete(Loopback.hasEnded(accepted));
        });
        assertThat(Loopback.await(ended), is(true));
    }

    @Test
    public void itGoesToNoOtherServer() {
        cards.insert();
        for (String other : new String[] { "https://127.0.0.1:" + server.port(), "https://localhost:1",
                "http://localhost:" + server.port() }) {
            HttpRequest message = HttpRequest.newBuilder(URI.create(other)).build();
            assertThrows(IllegalArgumentException.class,
                    () -> http.send(message, HttpResponse.BodyHandlers.discarding()));
        }
        assertThat(cards.unlocked(), is(0));
    }

    @Test
    public void whatIsClosedWhileTheCodeIsTypedConnectsToNobody() throws Exception {
        cards.insert();
        cards.whenAsked(http::close);
        assertThrows(IllegalStateException.class, this::send);
        try (Socket first = new Socket("127.0.0.1", server.port())) {
            assertThat(Loopback.await(server.next(SSLSocket::getPort)), is(first.getLocalPort()));
        }
    }

    @Test
    public void whatIsClosedAsksForNoCode() {
        cards.insert();
        http.close();
        assertThrows(IllegalStateException.class, this::send);
        assertThat(cards.unlocked(), is(0));
    }
}
