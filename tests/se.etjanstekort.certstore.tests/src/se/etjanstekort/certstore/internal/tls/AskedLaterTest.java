/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardHttp;
import se.etjanstekort.certstore.tls.CardTlsContext;

/** A server that lets anybody in, and asks who it is once it knows what is wanted. */
public class AskedLaterTest {

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();

    private CompletableFuture<String> serveAskingLater() {
        server.asksNobody();
        return server.next(accepted -> {
            accepted.startHandshake();
            Loopback.readRequest(accepted);
            Loopback.renegotiate(accepted);
            String who = Loopback.who(accepted).getSerialNumber().toString();
            Loopback.answer(accepted, who);
            return accepted.getSession().getProtocol() + " " + who;
        });
    }

    private static String serial(SigningKey key) {
        return key.certificate().certificate().getSerialNumber().toString();
    }

    private HttpRequest message() {
        return HttpRequest.newBuilder(server.address()).build();
    }

    @Test
    public void renegotiationOfTls12ShowsTheCertificate() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<String> seen = serveAskingLater();
        try (CardHttp http = new CardHttp(tls, server.request().askedLater())) {
            HttpResponse<String> answer = http.send(message(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body(), is(serial(key)));
            assertThat(Loopback.await(seen), is("TLSv1.2 " + serial(key)));
            assertThat(cards.signed(), is(1));
            assertThat(http.context().withoutCertificate(), is(Optional.empty()));
        }
    }

    @Test
    public void onlyHttp1IsOfferedBecauseHttp2KnowsNoRenegotiation() throws Exception {
        cards.insert();
        try (CardTlsContext card = tls.open(server.request().askedLater())) {
            assertThat(card.http().build().version(), is(HttpClient.Version.HTTP_1_1));
        }
    }

    @Test
    public void withTls13TheReasonIsTold() throws Exception {
        visitsWhoAsksNobody("TLSv1.3", Optional.of(CardKeyFailure.NOT_ASKED));
    }

    @Test
    public void withTls12ItMayStillBeAsked() throws Exception {
        visitsWhoAsksNobody("TLSv1.2", Optional.empty());
    }

    private void visitsWhoAsksNobody(String protocol, Optional<CardKeyFailure> why) throws Exception {
        server.asksNobody();
        server.speaks(protocol);
        cards.insert();
        server.next(accepted -> {
            Loopback.readRequest(accepted);
            Loopback.answer(accepted, "nobody");
            return null;
        });
        try (CardHttp http = new CardHttp(tls, server.request())) {
            assertThat(http.context().withoutCertificate(), is(Optional.empty())); // nobody was met yet
            assertThat(http.send(message(), HttpResponse.BodyHandlers.ofString()).body(), is("nobody"));
            assertThat(http.context().withoutCertificate(), is(why));
            assertThat(cards.signed(), is(0));
        }
    }
}
