/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;

import com.sun.net.httpserver.HttpExchange;

import se.etjanstekort.certstore.internal.http.FetchException.Reason;

/** The fetcher against servers of every kind, on this computer's own address. */
public class BoundedHttpFetcherTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Rule
    public final LoopbackHttp server = new LoopbackHttp();

    private final HttpFetcher fetcher = new BoundedHttpFetcher(ProxySelector.of(null));
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    @Test
    public void anAnswerArrivesWhole() throws IOException {
        server.answer("/crl", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            answer(exchange, 200, "hej");
        });
        FetchAnswer answer = fetcher.fetch(FetchRequest.get(server.at("/crl"), 3, LONG), sink);
        assertThat(sink.toString(StandardCharsets.UTF_8), is("hej"));
        assertThat(answer, is(new FetchAnswer(server.at("/crl"), 200, Optional.of("\"7\""), Optional.empty())));
    }

    @Test
    public void aRequestWithBodyIsPosted() throws IOException {
        server.answer("/ocsp", exchange -> answer(exchange, 200, exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        fetcher.fetch(FetchRequest.post(server.at("/ocsp"), "text/plain", new byte[] { 'x' }, 100, LONG), sink);
        assertThat(sink.toString(StandardCharsets.UTF_8), is("POST text/plain x"));
    }

    @Test
    public void whatIsUnchangedIsNotSentAgain() throws IOException {
        server.answer("/crl", exchange -> answer(exchange,
                "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200, ""));
        FetchRequest request = FetchRequest.get(server.at("/crl"), 10, LONG);
        assertThat(fetcher.fetch(request.unlessSame(Optional.of("\"7\""), Optional.empty()), sink).isUnchanged(),
                is(true));
        assertThat(fetcher.fetch(request, sink).isUnchanged(), is(false));
    }

    @Test
    public void twentyMegabytesAreNotTaken() {
        server.answer("/ocsp", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 20; i++) {
                    body.write(new byte[1024 * 1024]);
                }
            }
        });
        assertThat(refusal(FetchRequest.get(server.at("/ocsp"), 64 * 1024, LONG)), is(Reason.TOO_LARGE));
        assertThat(sink.size() <= 64 * 1024, is(true));
    }

    @Test
    public void aServerThatDripsIsCutAtTheDeadline() {
        server.answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            server.untilTestEnds();
        });
        assertThat(refusal(FetchRequest.get(server.at("/drip"), 100, SHORT)), is(Reason.TOO_SLOW));
    }

    @Test
    public void aServerThatSaysNothingIsCutAtTheDeadline() {
        server.answer("/silent", exchange -> server.untilTestEnds());
        assertThat(refusal(FetchRequest.get(server.at("/silent"), 100, SHORT)), is(Reason.TOO_SLOW));
    }

    @Test
    public void redirectsAreFollowedButNotInACircle() throws IOException {
        redirect("/there", "/here");
        redirect("/a", "/b");
        redirect("/b", "/a");
        server.answer("/here", exchange -> answer(exchange, 200, "hej"));
        assertThat(fetcher.fetch(FetchRequest.get(server.at("/there"), 3, LONG), sink).address(),
                is(server.at("/here")));
        assertThat(refusal(FetchRequest.get(server.at("/a"), 3, LONG)), is(Reason.BAD_REDIRECT));
    }

    @Test
    public void aChainOfRedirectsEnds() {
        server.answer("/", exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "x");
            answer(exchange, 302, "");
        });
        assertThat(refusal(FetchRequest.get(server.at("/x"), 3, LONG)), is(Reason.BAD_REDIRECT));
    }

    @Test
    public void aRedirectLeadsToNoFile() {
        redirect("/file", "file:///etc/hostname");
        assertThat(refusal(FetchRequest.get(server.at("/file"), 100, LONG)), is(Reason.ADDRESS_NOT_ALLOWED));
    }

    @Test
    public void whatCannotBeAskedAtAllIsRefusedLikeAnyOther() {
        redirect("/port", "http://127.0.0.1:99999/");
        redirect("/blank", "http://127.0.0.1 /");
        assertThat(refusal(FetchRequest.get(server.at("/port"), 100, LONG)), is(Reason.UNREACHABLE));
        assertThat(refusal(FetchRequest.get(server.at("/blank"), 100, LONG)), is(Reason.BAD_REDIRECT));
        assertThat(refusal(FetchRequest.get(URI.create("http://127.0.0.1:0/"), 100, LONG)), is(Reason.UNREACHABLE));
    }

    @Test
    public void onlyTheWebIsAsked() {
        for (String address : new String[] { "file:///etc/hostname", "ldap://x.example/cn=a", "ftp://x.example/a",
                "http://user:word@x.example/", "crl.der", "http:///a" }) {
            assertThat(address, refusal(FetchRequest.get(URI.create(address), 100, LONG)),
                    is(Reason.ADDRESS_NOT_ALLOWED));
        }
    }

    /** RFC 9110, 15.4.4 and 15.4.8. */
    @Test
    public void aPostBecomesGetWhereItIsToldTo() throws IOException {
        server.answer("/done", exchange -> answer(exchange, 200, exchange.getRequestMethod() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        redirect("/see", "/done", 303);
        redirect("/moved", "/done", 307);
        fetcher.fetch(FetchRequest.post(server.at("/see"), "text/plain", new byte[] { 'x' }, 100, LONG), sink);
        fetcher.fetch(FetchRequest.post(server.at("/moved"), "text/plain", new byte[] { 'x' }, 100, LONG), sink);
        assertThat(sink.toString(StandardCharsets.UTF_8), is("GET null POST text/plain x"));
    }

    @Test
    public void nothingLeadsFromAProtectedConnectionToAnother() {
        URI https = URI.create("https://crl.example/a");
        assertThat(assertThrows(FetchException.class,
                () -> BoundedHttpFetcher.target(https, Optional.of("http://crl.example/b"))).reason(),
                is(Reason.BAD_REDIRECT));
    }

    @Test
    public void anErrorThatNeverEndsIsNotReadToItsEnd() {
        server.answer("/error", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write(new byte[1024]);
            exchange.getResponseBody().flush();
            server.untilTestEnds();
        });
        assertThat(refusal(FetchRequest.get(server.at("/error"), 100, LONG)), is(Reason.BAD_STATUS));
    }

    @Test
    public void anErrorIsNoAnswer() {
        server.answer("/gone", exchange -> answer(exchange, 404, "nothing here"));
        assertThat(refusal(FetchRequest.get(server.at("/gone"), 100, LONG)), is(Reason.BAD_STATUS));
        assertThat(sink.size(), is(0));
    }

    @Test
    public void aServerThatIsNotThereIsSaidToBeSo() {
        URI address = server.at("/");
        server.stop();
        assertThat(refusal(FetchRequest.get(address, 100, LONG)), is(Reason.UNREACHABLE));
    }

    private Reason refusal(FetchRequest request) {
        return assertThrows(FetchException.class, () -> fetcher.fetch(request, sink)).reason();
    }

    private void redirect(String from, String to) {
        redirect(from, to, 301);
    }

    private void redirect(String from, String to, int status) {
        server.answer(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            answer(exchange, status, "");
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
