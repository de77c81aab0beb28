/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.socket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

import se.etjanstekort.simulator.internal.vpcd.CardLink;
import se.etjanstekort.simulator.internal.vpcd.CardSlot;

/**
 * A slot that is a unix socket, of a reader that is told of its cards and need not ask. Whoever listens holds it open while the
 * reader is unplugged and its service away, so that a card can lie in it.
 */
public final class SocketSlot implements CardSlot {

    private final UnixDomainSocketAddress address;

    public SocketSlot(Path socket) {
        address = UnixDomainSocketAddress.of(socket);
    }

    @Override
    public CardLink insert() throws IOException {
        return new SocketLink(SocketChannel.open(address));
    }

    @Override
    public Duration noticedAfter() {
        return Duration.ZERO;
    }

    @Override
    public boolean outlivesService() {
        return true;
    }

    private record SocketLink(SocketChannel channel) implements CardLink {

        @Override
        public InputStream in() {
            return new BufferedInputStream(Channels.newInputStream(channel));
        }

        @Override
        public OutputStream out() {
            return Channels.newOutputStream(channel);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
