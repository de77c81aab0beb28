/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import se.etjanstekort.certstore.internal.http.FetchException.Reason;

/**
 * Over the HTTP client of Java, with bounds that hold for the whole of a request: size, time, redirects. Sends no credentials
 * and keeps no cookies. HTTPS servers are those that the JVM trusts; nothing that is fetched is believed for its server's sake.
 */
public final class BoundedHttpFetcher implements HttpFetcher {

    private static final int MAXIMUM_REDIRECTS = 3;
    private static final int SEE_OTHER = 303;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String HTTPS = "https";
    private static final Set<String> SCHEMES = Set.of("http", HTTPS);

    private final HttpClient client;

    /**
     * @param proxies
     *            which proxy leads to an address
     */
    public BoundedHttpFetcher(ProxySelector proxies) {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(proxies).build();
    }

    @Override
    public FetchAnswer fetch(FetchRequest request, OutputStream sink) throws IOException {
        long end = System.nanoTime() + request.deadline().toNanos();
        Set<URI> visited = new HashSet<>();
        FetchRequest next = request;
        URI address = allowed(request.address());
        while (visited.add(address) && visited.size() <= MAXIMUM_REDIRECTS + 1) {
            BoundedBody body = new BoundedBody(sink, request.maximumSize());
            HttpResponse<Void> response = exchange(message(next, address), body,
                    Duration.ofNanos(end - System.nanoTime()));
            int status = response.statusCode();
            if (!REDIRECTS.contains(status)) {
                return answer(address, response);
            }
            next = status == SEE_OTHER ? next.withoutBody() : next;
            address = allowed(target(address, response.headers().firstValue("Location")));
        }
        throw new FetchException(Reason.BAD_REDIRECT, address.toString());
    }

    private HttpResponse<Void> exchange(HttpRequest message, BoundedBody body, Duration left) throws IOException {
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(message,
                info -> isSuccess(info.statusCode()) ? body : new NoBody());
        try {
            return exchange.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new FetchException(Reason.TOO_SLOW, message.uri().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException(Reason.INTERRUPTED, message.uri().toString());
        } catch (ExecutionException e) {
            throw body.failure().orElseGet(
                    () -> new FetchException(Reason.UNREACHABLE, message.uri() + " " + e.getCause(), e));
        } finally {
            body.stop();
            exchange.cancel(true); // closes the connection of one that is not through
        }
    }

    private static HttpRequest message(FetchRequest request, URI address) {
        HttpRequest.Builder message = HttpRequest.newBuilder(address);
        request.headers().forEach(message::setHeader);
        request.body().ifPresent(body -> message.POST(BodyPublishers.ofByteArray(body)));
        return message.build();
    }

    private static FetchAnswer answer(URI address, HttpResponse<?> response) throws FetchException {
        FetchAnswer answer = new FetchAnswer(address, response.statusCode(), response.headers().firstValue("ETag"),
                response.headers().firstValue("Last-Modified"));
        if (!isSuccess(answer.status()) && !answer.isUnchanged()) {
            throw new FetchException(Reason.BAD_STATUS, answer.status() + " " + address);
        }
        return answer;
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /** Where it leads to; never out of a protected connection into one that is not. */
    static URI target(URI from, Optional<String> location) throws FetchException {
        try {
            URI target = from
                    .resolve(location.orElseThrow(() -> new FetchException(Reason.BAD_REDIRECT, from.toString())));
            if (HTTPS.equalsIgnoreCase(from.getScheme()) && !HTTPS.equalsIgnoreCase(target.getScheme())) {
                throw new FetchException(Reason.BAD_REDIRECT, from + " to an unprotected one");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new FetchException(Reason.BAD_REDIRECT, from.toString(), e);
        }
    }

    private static URI allowed(URI address) throws FetchException {
        boolean allowed = address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT)) && address.getHost() != null
                && address.getRawUserInfo() == null;
        if (!allowed) {
            // not the whole: it may hold a password
            throw new FetchException(Reason.ADDRESS_NOT_ALLOWED, address.getScheme() + "://" + address.getHost());
        }
        return address;
    }
}
