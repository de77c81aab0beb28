/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.Optional;

import se.etjanstekort.simulator.internal.reader.Insertion;

/**
 * A card in a slot of vpcd, the virtual reader of the vsmartcard project: the card is a TCP client, connecting puts it in,
 * closing takes it out. Each message is a length of two bytes and a body; a body of one byte drives the card's power.
 */
final class VpcdCard implements Closeable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int GET_ATR = 4;

    private final Socket socket;
    private final Insertion insertion;
    private final Optional<SocketOption<?>> quickAcknowledgement;

    private VpcdCard(Socket socket, Insertion insertion) {
        this.socket = socket;
        this.insertion = insertion;
        this.quickAcknowledgement = socket.supportedOptions().stream()
                .filter(option -> "TCP_QUICKACK".equals(option.name())).findFirst();
    }

    /** Puts a card in. */
    static VpcdCard insert(InetSocketAddress reader, Insertion insertion) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(reader, CONNECT_MILLIS);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new VpcdCard(socket, insertion);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Serves the reader until the card is out, or is to be taken out because it was pulled.
     *
     * @return whether the card was pulled in the middle of a command
     */
    boolean serve() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            Optional<byte[]> message = read(in);
            if (message.isEmpty()) {
                return false;
            }
            byte[] body = message.get();
            if (body.length == 1) {
                drive(body[0]);
                continue;
            }
            Optional<byte[]> answer = insertion.transmit(body);
            if (answer.isEmpty()) {
                return true;
            }
            write(answer.get());
        }
    }

    /** vpcd sends length and body apart; an acknowledgement that dawdles would cost 40 ms each time. */
    private Optional<byte[]> read(DataInputStream in) throws IOException {
        acknowledgeAtOnce();
        int length;
        try {
            length = in.readUnsignedShort();
        } catch (EOFException e) {
            return Optional.empty();
        }
        byte[] body = new byte[length];
        acknowledgeAtOnce();
        in.readFully(body);
        return Optional.of(body);
    }

    /** {@code TCP_QUICKACK}, which belongs to the platform and not to Java, where there is one; it holds until the next read. */
    private void acknowledgeAtOnce() throws IOException {
        if (quickAcknowledgement.isPresent()) {
            switchOn(quickAcknowledgement.get());
        }
    }

    private <T> void switchOn(SocketOption<T> option) throws IOException {
        socket.setOption(option, option.type().cast(Boolean.TRUE));
    }

    private void drive(int control) throws IOException {
        switch (control) {
        case POWER_OFF, POWER_ON, RESET -> insertion.card().reset();
        case GET_ATR -> write(insertion.card().atr().bytes());
        default -> throw new IOException("unknown control byte " + control);
        }
    }

    private void write(byte[] body) throws IOException {
        byte[] message = ByteBuffer.allocate(2 + body.length).putShort((short) body.length).put(body).array();
        socket.getOutputStream().write(message);
    }

    /** Takes the card out. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
