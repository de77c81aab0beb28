/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.simulator.SoftwareCards;

/** The command against a socket that plays vpcd. */
public class SimulateCommandTest {

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private static final int MILLIS = 60_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(InputStream in, String... words) throws UsageException, IOException {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new SimulateCommand().run(new Arguments(List.of(words)), new Console(in, stream, stream, true));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String exchange(Socket card, String message) throws IOException {
        send(card, message);
        DataInputStream in = new DataInputStream(card.getInputStream());
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return HexFormat.of().withUpperCase().formatHex(answer);
    }

    private static void send(Socket card, String message) throws IOException {
        byte[] body = HexFormat.of().parseHex(message);
        DataOutputStream to = new DataOutputStream(card.getOutputStream());
        to.writeShort(body.length);
        to.write(body);
        to.flush();
    }

    @Test
    public void aCardIsPutInSpokenToPulledAndPutInAgain() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(typed);
        try (ServerSocket vpcd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            vpcd.setSoTimeout(MILLIS);
            CompletableFuture<Integer> command = simulateNurse(in, vpcd.getLocalPort());
            try (Socket card = vpcd.accept()) {
                card.setSoTimeout(MILLIS);
                send(card, "01");
                assertEquals("3B8E80018073B401C058652D746A6B6F727485", exchange(card, "04"));
                assertEquals("63C2", exchange(card, "00200081083939393939390000"));
                assertEquals("63C2", exchange(card, "00200081"));
                send(card, "02");
                typed.write("mark here\nbogus\npull-after 0\n".getBytes(StandardCharsets.US_ASCII));
                typed.flush();
                awaitPrinted("error");
                while (!pulled(card)) {
                    // The line that asks for it is read by another thread; each question costs nothing.
                }
            }
            typed.write("insert\n".getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            try (Socket card = vpcd.accept()) {
                card.setSoTimeout(MILLIS);
                assertEquals("63C2", exchange(card, "00200081"));
                typed.close();
                assertEquals(-1, card.getInputStream().read());
            }
            assertEquals(Integer.valueOf(0), command.get(MILLIS, TimeUnit.MILLISECONDS));
        }
        assertThat(printed(), containsString("\"event\":\"pulled\""));
        assertThat(printed(), containsString("00200081 [8] -> 63C2"));
        assertThat(printed(), not(containsString("3939")));
        int mark = printed().indexOf("\"event\":\"mark\",\"word\":\"here\"");
        assertTrue(printed().indexOf("00200081 [8] -> 63C2") < mark && mark < printed().indexOf("\"event\":\"error\""));
        assertTrue(printed().indexOf("\"event\":\"removed\"") > printed().indexOf("\"event\":\"pulled\""));
    }

    private CompletableFuture<Integer> simulateNurse(InputStream in, int port) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return run(in, "--vpcd", "127.0.0.1:" + port, "nurse", "--pki", PKI.getRoot().toString(), "--trace");
            } catch (UsageException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static boolean pulled(Socket card) throws IOException {
        send(card, "00200081");
        DataInputStream in = new DataInputStream(card.getInputStream());
        int first = in.read();
        if (first < 0) {
            return true;
        }
        in.readNBytes(first << 8 | in.read());
        return false;
    }

    private void awaitPrinted(String event) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
        while (!printed().contains("\"event\":\"" + event + "\"")) {
            assertTrue("no " + event, System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }

    @Test
    public void listsEveryPersona() throws Exception {
        assertEquals(0, run(InputStream.nullInputStream(), "--list"));
        assertThat(printed(), containsString("\"persona\":\"doctor\""));
        assertEquals(SoftwareCards.personas().size(), printed().lines().count());
    }

    @Test
    public void anUnknownPersonaIsToldByItsCode() throws Exception {
        assertEquals(1, run(new ByteArrayInputStream(new byte[0]), "--vpcd", "127.0.0.1:1", "nobody", "--pki",
                PKI.getRoot().toString()));
        assertThat(printed(), containsString("X-01"));
    }

    @Test
    public void wrongUsageIsRefused() {
        for (String[] words : new String[][] { {}, { "doctor" }, { "--list", "--issue" },
                { "--vpcd", "nowhere", "doctor" },
                { "--vpcd", "localhost:99999", "doctor" }, { "--vpcd", "localhost:1" }, { "--list", "doctor" } }) {
            assertThrows(UsageException.class, () -> run(InputStream.nullInputStream(), words));
        }
    }
}
