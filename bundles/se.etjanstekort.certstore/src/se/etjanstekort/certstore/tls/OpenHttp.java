/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of HTTP with the connections of one context, which ends with that. Any thread. */
final class OpenHttp {

    private final CardTlsContext context;
    private final URI server;
    private final HttpClient client;
    private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private OpenHttp(CardTlsContext context, URI server, Duration connect) {
        this.context = context;
        this.server = server;
        client = context.http().connectTimeout(connect).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    static OpenHttp of(CardTlsContext context, URI server, Duration connect) {
        OpenHttp open = new OpenHttp(context, server, connect);
        context.onClose(open::end);
        return open;
    }

    CardTlsContext context() {
        return context;
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest message, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(message, body);
        awaited.add(answer);
        mostAtOnce.accumulateAndGet(awaited.size(), Math::max);
        answer.whenComplete((response, broken) -> awaited.remove(answer));
        if (!context.isOpen()) { // while it was being added
            answer.cancel(true);
        }
        return answer;
    }

    /**
     * Java's client finds out that a connection which it keeps for later has ended when it uses it: it is made to, once for each
     * that it can have. Nothing of these requests reaches the server, for the connections carry nothing any more.
     */
    private void end() {
        awaited.forEach(answer -> answer.cancel(true));
        HttpRequest last = HttpRequest.newBuilder(server).POST(HttpRequest.BodyPublishers.noBody()).build();
        for (int i = mostAtOnce.get(); i > 0; i--) {
            client.sendAsync(last, HttpResponse.BodyHandlers.discarding());
        }
    }
}
