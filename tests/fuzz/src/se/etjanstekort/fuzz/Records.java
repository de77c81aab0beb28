/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How an input holds several things: a number of two bytes, a length of two bytes, the bytes; what is cut off is shorter. */
public final class Records {

    private static final int HEAD = 4;

    private Records() {
    }

    /** One of the things. */
    public record Record(int number, byte[] bytes) {
    }

    /** Takes an input apart. */
    public static List<Record> of(byte[] input, int from) {
        List<Record> records = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(input, Math.min(from, input.length), Math.max(0, input.length - from));
        while (rest.remaining() >= HEAD) {
            int number = rest.getShort() & 0xFFFF;
            byte[] bytes = new byte[Math.min(rest.getShort() & 0xFFFF, rest.remaining())];
            rest.get(bytes);
            records.add(new Record(number, bytes));
        }
        return records;
    }

    /** Appends a thing to an input. */
    static void append(ByteArrayOutputStream input, int number, byte[] bytes) {
        input.writeBytes(new byte[] { (byte) (number >> 8), (byte) number, (byte) (bytes.length >> 8),
                (byte) bytes.length });
        input.writeBytes(bytes);
    }
}
