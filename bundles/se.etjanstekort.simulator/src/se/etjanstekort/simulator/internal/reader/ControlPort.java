/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import se.etjanstekort.simulator.SoftwareCardException;

/**
 * A port on this computer alone, for a test or a demonstration that puts cards in and takes them out: each line is carried out
 * by the {@link Hand} and answered by {@code ok} or by {@code error} and why. One connection at a time.
 */
final class ControlPort implements AutoCloseable {

    private final ServerSocket server;
    private final Hand hand;

    ControlPort(int port, Hand hand) throws IOException {
        this.server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        this.hand = hand;
        DaemonThreads.create("software card control", this::serve).start();
    }

    /** The port, also where the system was asked to choose one. */
    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (IOException ignored) {
                // The other side went away, or we were closed; the loop's condition tells which.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter answers = new PrintWriter(new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8),
                true);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.println(carryOut(line));
        }
    }

    private String carryOut(String line) {
        try {
            hand.carryOut(line);
            return "ok";
        } catch (SoftwareCardException | IllegalArgumentException e) {
            return "error " + e.getMessage();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
