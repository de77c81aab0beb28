/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import se.etjanstekort.certstore.keys.CardKeyException;

/** Sockets that are known, so that they can be closed; each of a context of its own. */
final class TrackedSocketFactory extends SSLSocketFactory {

    private final PlatformTls platform;
    private final LiveConnections connections;
    private final CodeAhead code;

    TrackedSocketFactory(PlatformTls platform, LiveConnections connections, CodeAhead code) {
        this.platform = platform;
        this.connections = connections;
        this.code = code;
    }

    /** How the platform makes a socket. */
    private interface Making {
        Socket with(SSLSocketFactory factory) throws IOException;
    }

    private Socket tracked(Making making) throws IOException {
        connections.requireOpen();
        try {
            code.ask();
        } catch (CardKeyException e) {
            throw new SSLException(e.getMessage(), e);
        }
        return connections.add((SSLSocket) making.with(platform.fresh().getSocketFactory()));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return platform.fresh().getSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return platform.fresh().getSocketFactory().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return tracked(SSLSocketFactory::createSocket);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return tracked(factory -> factory.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return tracked(factory -> factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return tracked(factory -> factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return tracked(factory -> factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return tracked(factory -> factory.createSocket(host, port, local, localPort));
    }
}
