/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;

/** The sockets and engines of one context, which all end with it or with its card. Any thread. */
final class LiveConnections implements AutoCloseable {

    /** RFC 2818, as JSSE names it. */
    private static final String BY_NAME = "HTTPS";

    private static final Logger LOG = System.getLogger(LiveConnections.class.getName());
    /** How long a server may take that does not read. */
    private static final int FAREWELL_SECONDS = 1;

    private final Set<SSLSocket> sockets = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<TrackedEngine> engines = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<HttpClient> clients = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<Runnable> underWay = new HashSet<>();
    private final List<Runnable> actions = new ArrayList<>();
    private final Executor enders = LiveConnections::onOwnThread;
    private Optional<CardKeys.Subscription> subscription = Optional.empty();
    private boolean closed;
    private boolean cardGone;

    /** Those that end when a card leaves; of one that leaves from now on they hear. */
    static LiveConnections until(CardKeys cards, String card) {
        LiveConnections connections = new LiveConnections();
        connections.hears(cards.onGone(gone -> {
            if (gone.equals(card)) {
                connections.closeWithoutCard();
            }
        }));
        return connections;
    }

    private void closeWithoutCard() {
        synchronized (this) {
            cardGone = !closed;
        }
        close();
    }

    /** What a connection fails with that is used after the end. */
    synchronized SSLException ended() {
        return cardGone
                ? new SSLException("the card has left", new CardKeyException(CardKeyFailure.CARD_GONE, "it ended then"))
                : new SSLException("closed");
    }

    private void hears(CardKeys.Subscription cards) {
        synchronized (this) {
            if (!closed) {
                subscription = Optional.of(cards);
                return;
            }
        }
        cards.close();
    }

    /** Checks the server's name from now on. */
    static SSLParameters checkingName(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm(BY_NAME);
        return parameters;
    }

    static boolean checksName(SSLParameters parameters) {
        return BY_NAME.equals(parameters.getEndpointIdentificationAlgorithm());
    }

    synchronized void requireOpen() throws SSLException {
        if (closed) {
            throw ended();
        }
    }

    synchronized SSLSocket add(SSLSocket socket) throws IOException {
        if (closed) {
            socket.close();
            throw ended();
        }
        socket.setSSLParameters(checkingName(socket.getSSLParameters()));
        sockets.add(socket);
        return socket;
    }

    synchronized SSLEngine add(SSLEngine platform) {
        TrackedEngine engine = new TrackedEngine(platform, this::ended);
        engine.setSSLParameters(engine.getSSLParameters());
        if (closed) {
            engine.end();
        } else {
            engines.add(engine);
        }
        return engine;
    }

    /** A client whose connections are among the engines. */
    synchronized void add(HttpClient client) {
        clients.add(client);
    }

    /** Something is under way that is to be ended so; at once where this has closed. */
    void begin(Runnable end) {
        synchronized (this) {
            if (!closed) {
                underWay.add(end);
                return;
            }
        }
        end.run();
    }

    /** It has come to its end by itself. */
    synchronized void finish(Runnable end) {
        underWay.remove(end);
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
        List<HttpClient> known;
        List<Runnable> toRun;
        Optional<CardKeys.Subscription> heard;
        synchronized (this) {
            closed = true;
            heard = subscription;
            subscription = Optional.empty();
            openSockets = List.copyOf(sockets);
            openEngines = List.copyOf(engines);
            known = List.copyOf(clients);
            toRun = Stream.concat(underWay.stream(), actions.stream()).toList();
            sockets.clear();
            engines.clear();
            clients.clear();
            underWay.clear();
            actions.clear();
        }
        heard.ifPresent(CardKeys.Subscription::close);
        List<URI> peers = openEngines.stream().flatMap(engine -> engine.peer().stream()).toList();
        openEngines.forEach(TrackedEngine::cut);
        known.forEach(client -> enders.execute(() -> peers.forEach(peer -> use(client, peer))));
        openEngines.forEach(engine -> enders.execute(engine::end));
        openSockets.forEach(socket -> enders.execute(() -> end(socket)));
        toRun.forEach(enders::execute);
    }

    private static void onOwnThread(Runnable end) {
        Thread thread = new Thread(end, "etjanstekort-tls-end");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Java's client finds out that a connection which it keeps for later has ended when it uses it: it is made to, once for each
     * that there may be. Nothing of these requests reaches the server: the connections carry nothing any more, and there are no
     * new ones.
     */
    private static void use(HttpClient client, URI peer) {
        client.sendAsync(HttpRequest.newBuilder(peer).POST(BodyPublishers.noBody()).build(),
                BodyHandlers.discarding());
    }

    private static void end(SSLSocket socket) {
        try (socket) {
            socket.setSoLinger(true, FAREWELL_SECONDS); // Java's waits for whoever writes, and he for the server
        } catch (IOException e) {
            LOG.log(Level.TRACE, "it was ended already, or has no farewell", e);
        }
    }
}
