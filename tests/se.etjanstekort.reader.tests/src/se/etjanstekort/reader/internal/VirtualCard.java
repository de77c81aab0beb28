/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import jdk.net.ExtendedSocketOptions;

/**
 * A card in a virtual reader (vpcd): a client that answers with what a function says. A connection is an insertion, its end a
 * removal. Bodies of one byte are for the reader: 0 off, 1 on, 2 reset, 4 asks for the ATR.
 */
final class VirtualCard implements AutoCloseable {

    private static final int RESET = 2;
    private static final int GET_ATR = 4;

    private final Socket socket;
    private final byte[] atr;
    private final UnaryOperator<byte[]> answers;
    private final List<byte[]> commands = new CopyOnWriteArrayList<>();
    private volatile int resets;

    private VirtualCard(Socket socket, byte[] atr, UnaryOperator<byte[]> answers) {
        this.socket = socket;
        this.atr = atr.clone();
        this.answers = answers;
    }

    /** Puts a card in. Where the function gives null, the card leaves instead of answering. */
    static VirtualCard insert(String host, int port, byte[] atr, UnaryOperator<byte[]> answers) throws IOException {
        VirtualCard card = new VirtualCard(new Socket(host, port), atr, answers);
        new DaemonThreads("virtual card").newThread(card::serve).start();
        return card;
    }

    List<byte[]> commands() {
        return List.copyOf(commands);
    }

    int resets() {
        return resets;
    }

    private void serve() {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            byte[] answer;
            do {
                answer = answer(read(in));
                if (answer != null && answer.length > 0) {
                    byte[] message = new byte[2 + answer.length];
                    message[0] = (byte) (answer.length >> 8);
                    message[1] = (byte) answer.length;
                    System.arraycopy(answer, 0, message, 2, answer.length);
                    out.write(message);
                }
            } while (answer != null);
        } catch (IOException e) {
            // the reader hung up, or we did
            commands.add(new byte[0]);
        }
    }

    /** Both parts of a message come in packets of their own, which delayed acknowledgements would hold up. */
    private byte[] read(DataInputStream in) throws IOException {
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        int length = in.readUnsignedShort();
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        return in.readNBytes(length);
    }

    private byte[] answer(byte[] body) {
        if (body.length > 1) {
            commands.add(body);
            return answers.apply(body);
        }
        if (body[0] == RESET) {
            resets++;
        }
        return body[0] == GET_ATR ? atr.clone() : new byte[0];
    }

    /** Takes the card out. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
