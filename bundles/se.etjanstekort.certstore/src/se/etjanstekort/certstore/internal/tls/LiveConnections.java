/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The sockets and engines of one context, which all end with it. Any thread. */
final class LiveConnections implements AutoCloseable {

    private final Set<SSLSocket> sockets = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<SSLEngine> engines = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean closed;

    /** Checks the server's name from now on. */
    static SSLParameters checkingName(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    synchronized SSLSocket add(SSLSocket socket) throws IOException {
        if (closed) {
            socket.close();
            throw new SSLException("the card has left");
        }
        socket.setSSLParameters(checkingName(socket.getSSLParameters()));
        sockets.add(socket);
        return socket;
    }

    synchronized SSLEngine add(SSLEngine engine) {
        engine.setSSLParameters(checkingName(engine.getSSLParameters()));
        if (closed) {
            end(engine);
        } else {
            engines.add(engine);
        }
        return engine;
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        List<SSLSocket> openSockets;
        List<SSLEngine> openEngines;
        synchronized (this) {
            closed = true;
            openSockets = List.copyOf(sockets);
            openEngines = List.copyOf(engines);
            sockets.clear();
            engines.clear();
        }
        openEngines.forEach(LiveConnections::end);
        openSockets.forEach(LiveConnections::end);
    }

    private static void end(SSLEngine engine) {
        engine.getSession().invalidate();
        engine.closeOutbound();
        try {
            engine.closeInbound();
        } catch (SSLException e) {
            return; // without the other side's farewell: it is ended all the same
        }
    }

    private static void end(SSLSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it was ended already
        }
    }
}
