/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A client of HTTP with the connections of one context, which ends with that. Any thread. */
final class OpenHttp {

    private final CardTlsContext context;
    private final HttpClient client;
    private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();

    private OpenHttp(CardTlsContext context, Duration connect) {
        this.context = context;
        client = context.http().connectTimeout(connect).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    static OpenHttp of(CardTlsContext context, Duration connect) {
        OpenHttp open = new OpenHttp(context, connect);
        context.onClose(open::end);
        return open;
    }

    CardTlsContext context() {
        return context;
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest message, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(message, body);
        awaited.add(answer);
        answer.whenComplete((response, broken) -> awaited.remove(answer));
        if (!context.isOpen()) { // while it was being added
            answer.cancel(true);
        }
        return answer;
    }

    private void end() {
        awaited.forEach(answer -> answer.cancel(true));
    }
}
