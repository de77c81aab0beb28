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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A context of the platform whose connections are known, and which serves clients alone. */
final class TrackedContext extends SSLContext {

    TrackedContext(SSLContext platform, LiveConnections connections) {
        super(new Spi(platform, connections), platform.getProvider(), platform.getProtocol());
    }

    private static final class Spi extends SSLContextSpi {

        private final SSLContext platform;
        private final LiveConnections connections;

        Spi(SSLContext platform, LiveConnections connections) {
            this.platform = platform;
            this.connections = connections;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
            throw new IllegalStateException("it is initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new TrackedSocketFactory(platform.getSocketFactory(), connections);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("a card is no server");
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return connections.add(platform.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return connections.add(platform.createSSLEngine(host, port));
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return platform.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return platform.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return LiveConnections.checkingName(platform.getDefaultSSLParameters());
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return platform.getSupportedSSLParameters();
        }
    }
}
