/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import se.etjanstekort.certstore.keys.CardKeyException;

/** A context whose connections are known, each of one of the platform's of its own, and which serves clients alone. */
final class TrackedContext extends SSLContext {

    private TrackedContext(Spi spi, SSLContext platform) {
        super(spi, platform.getProvider(), platform.getProtocol());
    }

    static TrackedContext of(PlatformTls platform, LiveConnections connections, CodeAhead code) {
        SSLContext first = platform.fresh();
        return new TrackedContext(new Spi(platform, first, connections, code), first);
    }

    private static final class Spi extends SSLContextSpi {

        private final PlatformTls platform;
        private final SSLContext first;
        private final LiveConnections connections;
        private final CodeAhead code;

        Spi(PlatformTls platform, SSLContext first, LiveConnections connections, CodeAhead code) {
            this.platform = platform;
            this.first = first;
            this.connections = connections;
            this.code = code;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
            throw new IllegalStateException("it is initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new TrackedSocketFactory(platform, connections, code);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("a card is no server");
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return tracked(platform.fresh().createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return tracked(platform.fresh().createSSLEngine(host, port));
        }

        /** After the end there is none, and nobody connects for one; one that gets no code says so when it is used. */
        private SSLEngine tracked(SSLEngine engine) {
            if (!connections.isOpen()) {
                throw new IllegalStateException(connections.ended());
            }
            try {
                code.ask();
                return connections.add(engine);
            } catch (CardKeyException e) {
                TrackedEngine refused = new TrackedEngine(engine, () -> new SSLException(e.getMessage(), e));
                refused.cut();
                return refused;
            }
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return first.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return first.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return LiveConnections.checkingName(first.getDefaultSSLParameters());
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return first.getSupportedSSLParameters();
        }
    }
}
