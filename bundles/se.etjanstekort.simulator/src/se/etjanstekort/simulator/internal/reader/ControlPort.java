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
import se.etjanstekort.simulator.SoftwareReader;

/**
 * A port on this computer alone, for a test or a demonstration that puts cards in and takes them out: a line is a command, and
 * each is answered by {@code ok} or {@code error} and why. One connection at a time.
 */
final class ControlPort implements AutoCloseable {

    private final ServerSocket server;
    private final SoftwareReader reader;

    ControlPort(int port, SoftwareReader reader) throws IOException {
        this.server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        this.reader = reader;
        DaemonThreads.create("software card control", this::serve).start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (IOException e) {
                // The other side went away, or we were closed: the loop's condition tells which.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter answers = new PrintWriter(new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8), true);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.println(carryOut(line.trim().split("\\s+")));
        }
    }

    private String carryOut(String[] words) {
        try {
            switch (words[0]) {
            case "insert" -> reader.insert(argument(words));
            case "insert-mute" -> reader.insertMute();
            case "remove" -> reader.remove();
            case "pull-after" -> reader.pullAfter(Integer.parseInt(argument(words)));
            default -> {
                return "error unknown command";
            }
            }
            return "ok";
        } catch (SoftwareCardException | IllegalArgumentException e) {
            return "error " + e.getMessage();
        }
    }

    private static String argument(String[] words) {
        if (words.length != 2) {
            throw new IllegalArgumentException(words[0] + " needs one argument");
        }
        return words[1];
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
