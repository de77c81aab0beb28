/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The sockets and engines of one context, which all end with it. Any thread. */
final class LiveConnections implements AutoCloseable {

    private final Set<SSLSocket> sockets = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<TrackedEngine> engines = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Runnable> actions = new ArrayList<>();
    private final Executor enders = LiveConnections::onOwnThread;
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

    synchronized SSLEngine add(SSLEngine platform) {
        TrackedEngine engine = new TrackedEngine(platform);
        engine.setSSLParameters(engine.getSSLParameters());
        if (closed) {
            engine.end();
        } else {
            engines.add(engine);
        }
        return engine;
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** Runs when this closes; at once where it has closed. */
    void onClose(Runnable action) {
        synchronized (this) {
            if (!closed) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** A socket's farewell may wait for whoever does not read it: each ends on a thread of its own. */
    @Override
    public void close() {
        List<SSLSocket> openSockets;
        List<TrackedEngine> openEngines;
        List<Runnable> toRun;
        synchronized (this) {
            closed = true;
            openSockets = List.copyOf(sockets);
            openEngines = List.copyOf(engines);
            toRun = List.copyOf(actions);
            sockets.clear();
            engines.clear();
            actions.clear();
        }
        openEngines.forEach(engine -> enders.execute(engine::end));
        openSockets.forEach(socket -> enders.execute(() -> end(socket)));
        toRun.forEach(enders::execute);
    }

    private static void onOwnThread(Runnable end) {
        Thread thread = new Thread(end, "etjanstekort-tls-end");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(SSLSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it was ended already
        }
    }
}
