/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.rules.ExternalResource;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A server of HTTP on the loopback that answers as a test says. */
public final class LoopbackHttp extends ExternalResource {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch testEnded = new CountDownLatch(1);
    private HttpServer server;

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    protected void after() {
        testEnded.countDown();
        stop();
        threads.shutdownNow();
    }

    /** Nobody is there from now on. */
    public void stop() {
        server.stop(0);
    }

    /** What is answered below a path. */
    public void answer(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    public URI at(String path) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }

    /** For a handler that has no more to say. */
    public void untilTestEnds() {
        try {
            testEnded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
