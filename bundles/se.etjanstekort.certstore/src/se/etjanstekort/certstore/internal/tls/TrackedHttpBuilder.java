/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Builds clients of HTTP that are known, so that what they keep for later can be closed. */
final class TrackedHttpBuilder implements HttpClient.Builder {

    private final HttpClient.Builder platform = HttpClient.newBuilder();
    private final LiveConnections connections;

    TrackedHttpBuilder(SSLContext context, LiveConnections connections) {
        platform.sslContext(context);
        this.connections = connections;
    }

    @Override
    public HttpClient build() {
        HttpClient client = platform.build();
        connections.add(client);
        return new TrackedHttpClient(client, connections);
    }

    @Override
    public HttpClient.Builder cookieHandler(CookieHandler handler) {
        platform.cookieHandler(handler);
        return this;
    }

    @Override
    public HttpClient.Builder connectTimeout(Duration duration) {
        platform.connectTimeout(duration);
        return this;
    }

    /** With another's connections the client would be ended by a card that it does not use. */
    @Override
    public HttpClient.Builder sslContext(SSLContext context) {
        throw new UnsupportedOperationException("the client is the card's");
    }

    @Override
    public HttpClient.Builder sslParameters(SSLParameters parameters) {
        platform.sslParameters(parameters);
        return this;
    }

    @Override
    public HttpClient.Builder executor(Executor executor) {
        platform.executor(executor);
        return this;
    }

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
        platform.followRedirects(policy);
        return this;
    }

    @Override
    public HttpClient.Builder version(HttpClient.Version version) {
        platform.version(version);
        return this;
    }

    @Override
    public HttpClient.Builder priority(int priority) {
        platform.priority(priority);
        return this;
    }

    @Override
    public HttpClient.Builder proxy(ProxySelector selector) {
        platform.proxy(selector);
        return this;
    }

    @Override
    public HttpClient.Builder authenticator(Authenticator authenticator) {
        platform.authenticator(authenticator);
        return this;
    }
}
