/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Optional;

/** A slot of vpcd, the virtual reader of the vsmartcard project, in which the card is a TCP client. */
final class VpcdSlot implements CardSlot {

    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress address;

    VpcdSlot(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public CardLink insert() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MILLIS);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new TcpLink(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** pcscd asks vpcd every 400 ms whether there is a card: an exchange quicker than that would go unseen. */
    @Override
    public Duration noticedAfter() {
        return Duration.ofMillis(900);
    }

    @Override
    public boolean outlivesService() {
        return false;
    }

    private record TcpLink(Socket socket) implements CardLink {

        @Override
        public InputStream in() throws IOException {
            return new QuicklyAcknowledged(socket);
        }

        @Override
        public OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /**
     * vpcd sends length and body apart; an acknowledgement that dawdles would cost 40 ms each time. {@code TCP_QUICKACK} belongs
     * to the platform and not to Java, and holds until the next read.
     */
    private static final class QuicklyAcknowledged extends FilterInputStream {

        private final Socket socket;
        private final Optional<SocketOption<?>> option;

        QuicklyAcknowledged(Socket socket) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.option = socket.supportedOptions().stream()
                    .filter(supported -> "TCP_QUICKACK".equals(supported.name())).findFirst();
        }

        @Override
        public int read() throws IOException {
            acknowledgeAtOnce();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            acknowledgeAtOnce();
            return super.read(bytes, offset, length);
        }

        private void acknowledgeAtOnce() throws IOException {
            if (option.isPresent()) {
                switchOn(option.get());
            }
        }

        private <T> void switchOn(SocketOption<T> supported) throws IOException {
            socket.setOption(supported, supported.type().cast(Boolean.TRUE));
        }
    }
}
