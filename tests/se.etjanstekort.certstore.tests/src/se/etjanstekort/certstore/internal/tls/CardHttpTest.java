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
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardHttp;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

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

    private HttpRequest message() {
        return HttpRequest.newBuilder(server.address()).build();
    }

    private String send() throws IOException, InterruptedException, CardKeyException {
        return http.send(message(), HttpResponse.BodyHandlers.ofString()).body();
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

    @Test
    public void whoWaitedWhileThePersonSaidNoIsRefusedWithIt() throws Exception {
        cards.insert();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        cards.whenAsked(() -> {
            asked.complete(null);
            answer.join();
            throw new CardKeyException(PinFailure.CANCELLED, "she does not want to");
        });
        List<CompletableFuture<FailureCode>> refused = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<FailureCode> failure = new CompletableFuture<>();
            refused.add(failure);
            threads.add(started(() -> failure.complete(assertThrows(CardKeyException.class, this::send).failure())));
        }
        Loopback.await(asked);
        while (threads.stream().anyMatch(thread -> thread.isAlive() && thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        answer.complete(null);
        for (CompletableFuture<FailureCode> failure : refused) {
            assertThat(Loopback.await(failure), is(PinFailure.CANCELLED));
        }
        assertThat(cards.unlocked(), is(1));
    }

    private static Thread started(Runnable does) {
        Thread thread = new Thread(does);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    public void allConnectionsThatAreKeptEndWithTheCard() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<Void> allAreOpen = new CompletableFuture<>();
        List<CompletableFuture<Boolean>> ended = new ArrayList<>();
        List<InputStream> bodies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ended.add(server.next(accepted -> {
                Loopback.readRequest(accepted);
                Loopback.answer(accepted, 2, "1");
                allAreOpen.join();
                accepted.getOutputStream().write('2');
                return Loopback.hasEnded(accepted);
            }));
            bodies.add(http.send(message(), HttpResponse.BodyHandlers.ofInputStream()).body());
        }
        allAreOpen.complete(null);
        for (InputStream body : bodies) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII), is("12"));
        }
        cards.remove(key.card());
        for (CompletableFuture<Boolean> one : ended) {
            assertThat(Loopback.await(one), is(true));
        }
    }

    @Test
    public void aNoInAHandshakeIsNotAskedForAgain() throws Exception {
        cards.insert();
        AtomicInteger asked = new AtomicInteger();
        cards.whenAskedInHandshake(() -> {
            asked.incrementAndGet();
            throw new CardKeyException(PinFailure.CANCELLED, "she does not want to");
        });
        server.next(Loopback::hasEnded);
        server.next(Loopback::hasEnded); // Java's client may send what can be sent twice on another connection
        assertThat(CardTls.failure(assertThrows(IOException.class, this::send)), is(PinFailure.CANCELLED));
        assertThat(asked.get(), is(1));
    }

    @Test
    public void theThreadOfThePersonIsRefusedAlsoWhereTheConnectionIsOpen() throws Exception {
        SigningKey key = cards.insert();
        server.next(CardHttpTest::saysWho);
        assertThat(send(), is(serial(key)));
        cards.isPersonsThread();
        assertThat(assertThrows(CardKeyException.class, this::send).failure(), is(CardKeyFailure.WRONG_THREAD));
        assertThat(assertThrows(CardKeyException.class, http::context).failure(), is(CardKeyFailure.WRONG_THREAD));
    }

    @Test
    public void whoWaitsForACodeThatIsAskedForCanBeInterrupted() throws Exception {
        cards.insert();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        cards.whenAsked(() -> {
            asked.complete(null);
            answer.join();
        });
        CompletableFuture<Throwable> closed = new CompletableFuture<>();
        started(() -> closed.complete(assertThrows(IllegalStateException.class, this::send)));
        Loopback.await(asked);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        started(() -> thrown.complete(assertThrows(InterruptedException.class, this::send))).interrupt();
        Loopback.await(thrown);
        http.close();
        answer.complete(null);
        Loopback.await(closed);
    }
}
