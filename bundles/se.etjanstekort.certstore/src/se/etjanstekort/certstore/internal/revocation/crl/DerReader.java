/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/**
 * Reads DER from a file through one buffer, whose size is all the memory it takes. Every length is held against what encloses
 * it and must be written in the shortest way. Positions are those in the file. One reading, one object, one thread.
 */
final class DerReader {

    static final int SEQUENCE = 0x30;
    static final int INTEGER = 0x02;
    static final int BOOLEAN = 0x01;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int ENUMERATED = 0x0A;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;

    private static final int MAXIMUM_LENGTH_BYTES = 4;

    /** Takes the bytes that are read over, in order. */
    @FunctionalInterface
    interface Tap {
        void take(byte[] bytes, int from, int count) throws CrlException;
    }

    private final FileChannel channel;
    private final byte[] buffer;
    private long base;
    private int at;
    private int limit;
    private Tap tap;
    private int untapped;

    DerReader(FileChannel channel, long position, int bufferSize) {
        this.channel = channel;
        this.base = position;
        this.buffer = new byte[bufferSize];
    }

    long position() {
        return base + at;
    }

    /** From here on the tap takes what is read over. The start must still be in the buffer. */
    void tap(long from, Tap into) throws CrlException {
        if (from < base) {
            throw new CrlException(Problem.MALFORMED);
        }
        tap = into;
        untapped = (int) (from - base);
    }

    void untap() throws CrlException {
        flush();
        tap = null;
    }

    int peek() throws CrlException {
        require(1);
        return buffer[at] & 0xFF;
    }

    /** Reads a tag, which must be this one, and a length: the position where the value ends. */
    long enter(int tag, long within) throws CrlException {
        if (octet() != tag) {
            throw new CrlException(Problem.MALFORMED);
        }
        long length = length();
        long end = position() + length;
        if (end > within) {
            throw new CrlException(Problem.MALFORMED);
        }
        return end;
    }

    int octet() throws CrlException {
        require(1);
        return buffer[at++] & 0xFF;
    }

    void read(byte[] into, int count) throws CrlException {
        for (int done = 0; done < count;) {
            require(1);
            int part = Math.min(count - done, limit - at);
            System.arraycopy(buffer, at, into, done, part);
            at += part;
            done += part;
        }
    }

    /** What is there up to the end, if it is not too much. */
    byte[] take(long end, int maximum) throws CrlException {
        long count = end - position();
        if (count < 0 || count > maximum) {
            throw new CrlException(Problem.MALFORMED);
        }
        byte[] bytes = new byte[(int) count];
        read(bytes, bytes.length);
        return bytes;
    }

    void skipTo(long end) throws CrlException {
        while (position() < end) {
            require(1);
            at += (int) Math.min(end - position(), limit - at);
        }
    }

    void expect(long end) throws CrlException {
        expectEnd(position(), end);
    }

    static void expectEnd(long found, long expected) throws CrlException {
        if (found != expected) {
            throw new CrlException(Problem.MALFORMED);
        }
    }

    /** BOOLEAN, in DER. */
    boolean flag(long within) throws CrlException {
        if (enter(BOOLEAN, within) - position() != 1) {
            throw new CrlException(Problem.MALFORMED);
        }
        int value = octet();
        if (value != 0 && value != 0xFF) {
            throw new CrlException(Problem.MALFORMED);
        }
        return value != 0;
    }

    private long length() throws CrlException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > MAXIMUM_LENGTH_BYTES) {
            throw new CrlException(Problem.MALFORMED);
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | octet();
        }
        if (length < 0x80 || length >>> 8 * (count - 1) == 0) {
            throw new CrlException(Problem.MALFORMED);
        }
        return length;
    }

    private void require(int count) throws CrlException {
        if (limit - at < count) {
            fill();
            if (limit - at < count) {
                throw new CrlException(Problem.TRUNCATED);
            }
        }
    }

    private void fill() throws CrlException {
        flush();
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        base += at;
        limit -= at;
        at = 0;
        untapped = 0;
        try {
            int count = 0;
            while (count >= 0 && limit < buffer.length) {
                count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit), base + limit);
                limit += Math.max(count, 0);
            }
        } catch (IOException e) {
            throw CrlException.of(e);
        }
    }

    private void flush() throws CrlException {
        if (tap != null) {
            tap.take(buffer, untapped, at - untapped);
            untapped = at;
        }
    }
}
