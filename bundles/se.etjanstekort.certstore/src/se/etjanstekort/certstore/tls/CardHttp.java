/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.smartcard.PinFailure;

/**
 * A client of one web server that a card opens. Asks for the code when it first has to connect, ends what is under way when the
 * card leaves, and connects anew with the card that is there then. Follows no redirects. Any thread but that of the user
 * interface.
 */
public final class CardHttp implements AutoCloseable {

    /** The connections of one stay of a card. */
    private record OpenHttp(CardTlsContext context, HttpClient client) {
    }

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final CardTls tls;
    private final TlsRequest request;
    private final Duration connect;
    /** Guards {@link #open}: others wait while a code is asked for; who closes or has been cut off does not. */
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Optional<OpenHttp> open = Optional.empty();
    private volatile Optional<CardKeyException> refused = Optional.empty();
    private volatile boolean closed;

    public CardHttp(CardTls tls, TlsRequest request) {
        this(tls, request, CONNECT);
    }

    /**
     * @param connect
     *            how long a connection may take to come about, the handshake and what the card does in it included
     */
    public CardHttp(CardTls tls, TlsRequest request, Duration connect) {
        this.tls = tls;
        this.request = request;
        this.connect = connect;
    }

    /**
     * Sends one request and waits for the answer.
     *
     * @throws CardKeyException
     *             when there is no card, no code, or the card left meanwhile
     * @throws IOException
     *             when the connection fails; {@link CardTls#failure} says how to tell of it
     * @throws IllegalArgumentException
     *             when it goes to another server
     * @throws IllegalStateException
     *             when this has been closed
     */
    public <T> HttpResponse<T> send(HttpRequest message, HttpResponse.BodyHandler<T> body)
            throws CardKeyException, IOException, InterruptedException {
        int port = message.uri().getPort() < 0 ? 443 : message.uri().getPort();
        if (!request.host().equalsIgnoreCase(message.uri().getHost()) || port != request.port()
                || !"https".equalsIgnoreCase(message.uri().getScheme())) {
            throw new IllegalArgumentException("not the server of the request");
        }
        OpenHttp now = open();
        try {
            return now.client().send(message, body);
        } catch (IOException e) {
            throw ended(now, e);
        }
    }

    /** Whatever breaks once the card has left is told as that. */
    private IOException ended(OpenHttp of, IOException broken) throws CardKeyException {
        if (closed || of.context().isOpen()) {
            return broken;
        }
        throw new CardKeyException(CardKeyFailure.CARD_GONE, "the card left meanwhile", broken);
    }

    /** The connections that are open now; opened where there are none. */
    public CardTlsContext context() throws CardKeyException {
        try {
            return open().context();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CardKeyException(PinFailure.CANCELLED, "interrupted", e);
        }
    }

    /** Who waited while the person said no to another is refused with it: she is not asked for each. */
    private OpenHttp open() throws CardKeyException, InterruptedException {
        tls.requireMayWait();
        Optional<CardKeyException> before = refused;
        opening.lockInterruptibly();
        try {
            requireNotClosed();
            Optional<OpenHttp> now = open.filter(one -> one.context().isOpen());
            if (now.isPresent()) {
                return now.get();
            }
            if (!refused.equals(before)) {
                CardKeyException why = refused.orElseThrow();
                throw new CardKeyException(why.failure(), "as for whom this waited", why);
            }
            return anew();
        } finally {
            opening.unlock();
        }
    }

    private OpenHttp anew() throws CardKeyException {
        try {
            CardTlsContext context = tls.open(request);
            OpenHttp now = new OpenHttp(context,
                    context.http().connectTimeout(connect).followRedirects(HttpClient.Redirect.NEVER).build());
            open = Optional.of(now);
            if (closed) { // while the code was being asked for
                context.close();
            }
            requireNotClosed();
            return now;
        } catch (CardKeyException e) {
            if (!Thread.currentThread().isInterrupted()) { // that one alone gave up
                refused = Optional.of(e);
            }
            throw e;
        }
    }

    private void requireNotClosed() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    /** Ends what is under way, and opens nothing any more. */
    @Override
    public void close() {
        closed = true;
        open.ifPresent(one -> one.context().close());
    }
}
