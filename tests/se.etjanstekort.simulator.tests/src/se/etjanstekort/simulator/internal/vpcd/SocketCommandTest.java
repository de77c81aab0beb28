/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;

/** The command against a unix socket that plays a reader's slot. */
public class SocketCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    private final PipedOutputStream typed = new PipedOutputStream();

    @Test
    public void aCardStaysInTheSlotWhenTheServiceGoesAndLeavesWhenItIsTakenOut() throws Exception {
        Path socket = folder.getRoot().toPath().resolve("slot");
        try (ServerSocketChannel slot = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            slot.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Integer> command = simulate(socket);
            try (SocketChannel card = slot.accept()) {
                send(card, "04");
                assertEquals("3B8E80018073B401C058652D746A6B6F727485", answer(card));
                send(card, "00200081083939393939390000");
                assertEquals("63C2", answer(card));
            }
            try (SocketChannel card = slot.accept()) {
                send(card, "00200081");
                assertEquals("the same card as before", "63C2", answer(card));
                typed.write("remove\n".getBytes(StandardCharsets.US_ASCII));
                typed.flush();
                assertEquals(-1, card.read(ByteBuffer.allocate(1)));
            }
            typed.write("quit\n".getBytes(StandardCharsets.US_ASCII));
            typed.flush();
            assertEquals(Integer.valueOf(0), command.get(60, TimeUnit.SECONDS));
        }
    }

    private CompletableFuture<Integer> simulate(Path socket) throws IOException {
        PipedInputStream in = new PipedInputStream(typed);
        return CompletableFuture.supplyAsync(() -> {
            PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            try {
                return new SimulateCommand().run(new Arguments(List.of("--socket", socket.toString(), "nurse", "--pki",
                        folder.getRoot().toPath().resolve("pki").toString())), new Console(in, out, out, true));
            } catch (UsageException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void send(SocketChannel card, String message) throws IOException {
        byte[] body = HexFormat.of().parseHex(message);
        card.write(ByteBuffer.allocate(2 + body.length).putShort((short) body.length).put(body).flip());
    }

    private static String answer(SocketChannel card) throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(card));
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return HexFormat.of().withUpperCase().formatHex(answer);
    }
}
