/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

import se.etjanstekort.simulator.internal.reader.Insertion;

/**
 * A card in a slot, in the language of vpcd, the virtual reader of the vsmartcard project: each message is a length of two bytes
 * and a body; a body of one byte drives the card's power.
 */
final class VpcdCard implements Closeable {

    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int GET_ATR = 4;

    private final CardLink link;
    private final Insertion insertion;
    private final DataInputStream in;
    private final OutputStream out;

    VpcdCard(CardLink link, Insertion insertion) throws IOException {
        this.link = link;
        this.insertion = insertion;
        this.in = new DataInputStream(link.in());
        this.out = link.out();
    }

    /**
     * Serves the reader until the card is out, or is to be taken out because it was pulled.
     *
     * @return whether the card was pulled in the middle of a command
     */
    boolean serve() throws IOException {
        while (true) {
            int length;
            try {
                length = in.readUnsignedShort();
            } catch (EOFException e) {
                return false;
            }
            byte[] body = new byte[length];
            in.readFully(body);
            if (length == 1) {
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

    private void drive(int control) throws IOException {
        switch (control) {
        case POWER_OFF, POWER_ON, RESET -> insertion.card().reset();
        case GET_ATR -> write(insertion.card().atr().bytes());
        default -> throw new IOException("unknown control byte " + control);
        }
    }

    private void write(byte[] body) throws IOException {
        out.write(ByteBuffer.allocate(2 + body.length).putShort((short) body.length).put(body).array());
    }

    /** Takes the card out. */
    @Override
    public void close() throws IOException {
        link.close();
    }
}
