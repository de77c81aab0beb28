/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The platform's client, whose requests and answers are known, so that they end with their context: itself it finds out about
 * that when the server says something. It has no web sockets, which nobody would end. Any thread.
 */
final class TrackedHttpClient extends HttpClient {

    private final HttpClient platform;
    private final LiveConnections connections;

    TrackedHttpClient(HttpClient platform, LiveConnections connections) {
        this.platform = platform;
        this.connections = connections;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = sendAsync(request, handler);
        try {
            return answer.get();
        } catch (CancellationException e) {
            throw ended(new IOException(e));
        } catch (ExecutionException e) {
            throw ended(e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    /** Whatever breaks after the end is told as that. */
    private IOException ended(IOException broken) {
        return connections.isOpen() ? broken : connections.ended();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler,
            PushPromiseHandler<T> pushed) {
        CompletableFuture<HttpResponse<T>> answer = platform.sendAsync(request,
                head -> TrackedBody.begun(handler.apply(head), connections), pushed);
        Runnable end = () -> answer.cancel(true);
        connections.begin(end);
        answer.whenComplete((response, broken) -> connections.finish(end));
        return answer;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return platform.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return platform.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return platform.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return platform.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return platform.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return platform.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return platform.authenticator();
    }

    @Override
    public Version version() {
        return platform.version();
    }

    @Override
    public Optional<Executor> executor() {
        return platform.executor();
    }
}
