/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.simulator.SoftwareReader;

/** Lines in, cards in and out. */
public class ControlPortTest {

    private final List<String> done = new ArrayList<>();
    private final SoftwareReader reader = new SoftwareReader() {

        @Override
        public void insert(String persona) {
            done.add("insert " + persona);
        }

        @Override
        public void insertMute() {
            done.add("mute");
        }

        @Override
        public void remove() {
            done.add("remove");
        }

        @Override
        public void pullAfter(int commands) {
            done.add("pull " + commands);
        }
    };

    private static String say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            answer.append((char) next);
        }
        return answer.toString().trim();
    }

    @Test
    public void carriesOutEachLineAndAnswersIt() throws IOException {
        try (ControlPort port = new ControlPort(0, new Hand(reader, "doctor"))) {
            for (int connection = 0; connection < 2; connection++) {
                done.clear();
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
                    assertEquals("ok", say(socket, "remove"));
                    assertEquals("ok", say(socket, "insert nurse"));
                    assertEquals("ok", say(socket, "insert"));
                    assertEquals("ok", say(socket, "insert-mute"));
                    assertEquals("ok", say(socket, " pull-after  3 "));
                    assertThat(say(socket, "pull-after x"), startsWith("error "));
                    assertThat(say(socket, "eject"), startsWith("error "));
                    assertThat(say(socket, ""), startsWith("error "));
                }
                assertEquals(List.of("remove", "insert nurse", "insert nurse", "mute", "pull 3"), done);
            }
        }
    }
}
