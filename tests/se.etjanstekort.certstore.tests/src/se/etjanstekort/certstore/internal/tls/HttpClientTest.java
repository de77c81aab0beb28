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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;

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
}
