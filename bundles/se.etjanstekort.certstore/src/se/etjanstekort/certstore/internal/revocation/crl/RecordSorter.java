/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts any number of longs in a fixed amount of memory: runs are sorted and laid aside in a file, then merged. */
final class RecordSorter implements Closeable {

    /** Takes the records in ascending order. */
    @FunctionalInterface
    interface Sink {
        void take(long record) throws IOException;
    }

    /** In bytes, for all runs together. */
    private static final int MERGE_MEMORY = 512 * 1024;
    private static final int LEAST_RUN_BUFFER = 4 * 1024;
    private static final int WRITE_BUFFER = 64 * 1024;

    private final Path scratch;
    private final long[] run;
    private final List<Long> runEnds = new ArrayList<>();
    private FileChannel file;
    private int filled;

    /**
     * @param scratch
     *            a file that may be written; deleted when closed
     * @param capacity
     *            records in memory
     */
    RecordSorter(Path scratch, int capacity) {
        this.scratch = scratch;
        this.run = new long[capacity];
    }

    void add(long value) throws IOException {
        if (filled == run.length) {
            spill();
        }
        run[filled++] = value;
    }

    void drain(Sink sink) throws IOException {
        if (runEnds.isEmpty()) {
            Arrays.sort(run, 0, filled);
            for (int i = 0; i < filled; i++) {
                sink.take(run[i]);
            }
        } else {
            spill();
            merge(sink);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        Files.deleteIfExists(scratch);
    }

    private void spill() throws IOException {
        if (file == null) {
            file = FileChannel.open(scratch, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        Arrays.sort(run, 0, filled);
        ByteBuffer bytes = ByteBuffer.allocate(WRITE_BUFFER);
        for (int from = 0; from < filled; from += WRITE_BUFFER / Long.BYTES) {
            int count = Math.min(filled - from, WRITE_BUFFER / Long.BYTES);
            bytes.clear().asLongBuffer().put(run, from, count);
            bytes.limit(count * Long.BYTES);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        filled = 0;
        runEnds.add(file.position());
    }

    private void merge(Sink sink) throws IOException {
        int bufferSize = Math.max(LEAST_RUN_BUFFER, MERGE_MEMORY / runEnds.size()) & -Long.BYTES;
        PriorityQueue<Run> runs = new PriorityQueue<>(runEnds.size(),
                Comparator.comparingLong((Run run) -> run.head));
        long from = 0;
        for (long end : runEnds) {
            runs.add(new Run(from, end, bufferSize));
            from = end;
        }
        while (!runs.isEmpty()) {
            Run first = runs.poll();
            long bound = runs.isEmpty() ? Long.MAX_VALUE : runs.peek().head;
            boolean more = true;
            while (more && first.head <= bound) {
                sink.take(first.head);
                more = first.next();
            }
            if (more) {
                runs.add(first);
            }
        }
    }

    /** One run while it is merged. */
    private final class Run {

        private final ByteBuffer bytes;
        private final LongBuffer records;
        private final long end;
        private long position;
        private long head;

        /** Runs are not empty. */
        Run(long from, long end, int bufferSize) throws IOException {
            this.position = from;
            this.end = end;
            this.bytes = ByteBuffer.allocate(bufferSize);
            this.records = bytes.asLongBuffer().limit(0);
            next();
        }

        boolean next() throws IOException {
            if (!records.hasRemaining()) {
                if (position == end) {
                    return false;
                }
                fill();
            }
            head = records.get();
            return true;
        }

        private void fill() throws IOException {
            bytes.clear().limit((int) Math.min(bytes.capacity(), end - position));
            while (bytes.hasRemaining()) {
                int count = file.read(bytes, position);
                if (count < 0) {
                    throw new EOFException(scratch.toString());
                }
                position += count;
            }
            records.clear().limit(bytes.limit() / Long.BYTES);
        }
    }
}
