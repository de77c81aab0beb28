/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/** An index on disk, as {@link IndexWriter} wrote it: what is kept of it is its directory. Can be used by any thread. */
final class IndexPages {

    /** Far above what a CRL of the greatest length needs. */
    private static final long MAXIMUM_DIRECTORY = 16 * 1024 * 1024;

    private final long count;
    private final ByteBuffer directory;
    private final byte[] header;
    private final byte[] root;

    private IndexPages(long count, byte[] tail, int pages, int headerLength) {
        this.count = count;
        this.directory = ByteBuffer.wrap(tail, 0, pages * IndexWriter.DIRECTORY_ENTRY).slice();
        this.header = Arrays.copyOfRange(tail, directory.limit(), directory.limit() + headerLength);
        this.root = Arrays.copyOfRange(tail, tail.length - Digests.SHA256_LENGTH, tail.length);
    }

    static IndexPages open(FileChannel file) throws IOException, CrlException {
        long size = file.size();
        if (size < IndexWriter.TRAILER_SIZE) {
            throw new CrlException(Problem.ALTERED);
        }
        ByteBuffer trailer = ByteBuffer
                .wrap(CrlIdentity.read(file, size - IndexWriter.TRAILER_SIZE, IndexWriter.TRAILER_SIZE));
        long count = trailer.getLong();
        int headerLength = trailer.getInt();
        if (count < 0 || count > size / Long.BYTES || headerLength < 0) {
            throw new CrlException(Problem.ALTERED);
        }
        long pages = (count * Long.BYTES + IndexWriter.PAGE_SIZE - 1) / IndexWriter.PAGE_SIZE;
        long tailLength = pages * IndexWriter.DIRECTORY_ENTRY + headerLength + IndexWriter.TRAILER_SIZE;
        if (size != count * Long.BYTES + tailLength || tailLength > MAXIMUM_DIRECTORY) {
            throw new CrlException(Problem.ALTERED);
        }
        byte[] tail = CrlIdentity.read(file, size - tailLength, (int) tailLength);
        IndexPages found = new IndexPages(count, tail, (int) pages, headerLength);
        MessageDigest digest = Digests.sha256();
        digest.update(tail, 0, tail.length - Digests.SHA256_LENGTH);
        if (!Arrays.equals(digest.digest(), found.root)) {
            throw new CrlException(Problem.ALTERED);
        }
        return found;
    }

    long count() {
        return count;
    }

    byte[] header() {
        return header;
    }

    /** The hash over everything: equal for equal indexes only. */
    boolean isSameAs(IndexPages other) {
        return Arrays.equals(root, other.root);
    }

    /** Positions in the CRL of the entries with this hash, in no more reads than there are pages with it. */
    long[] positions(FileChannel file, int hash) throws IOException, CrlException {
        long least = record(hash, 0);
        long most = record(hash, 0xFFFFFFFFL);
        long[] found = {};
        int pages = directory.limit() / IndexWriter.DIRECTORY_ENTRY;
        for (int number = Math.max(0, firstPage(least)); number < pages && first(number) <= most; number++) {
            ByteBuffer page = page(file, number);
            for (int at = position(page, least); at < page.limit() / Long.BYTES
                    && page.getLong(at * Long.BYTES) <= most; at++) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = page.getLong(at * Long.BYTES) & 0xFFFFFFFFL;
            }
        }
        return found;
    }

    /** What an entry is sorted by, with its position in the lower half. */
    static long record(int hash, long position) {
        return (long) hash << Integer.SIZE | position;
    }

    private ByteBuffer page(FileChannel file, int number) throws IOException, CrlException {
        long from = (long) number * IndexWriter.PAGE_SIZE;
        int length = (int) Math.min(IndexWriter.PAGE_SIZE, count * Long.BYTES - from);
        byte[] page = CrlIdentity.read(file, from, length);
        byte[] expected = new byte[Digests.SHA256_LENGTH];
        directory.get(number * IndexWriter.DIRECTORY_ENTRY + Long.BYTES, expected);
        if (!Arrays.equals(Digests.sha256().digest(page), expected)) {
            throw new CrlException(Problem.ALTERED);
        }
        return ByteBuffer.wrap(page);
    }

    private long first(int number) {
        return directory.getLong(number * IndexWriter.DIRECTORY_ENTRY);
    }

    /** The last page that begins before the record; -1 if none does. */
    private int firstPage(long wanted) {
        int low = 0;
        int high = directory.limit() / IndexWriter.DIRECTORY_ENTRY;
        while (low < high) {
            int middle = low + high >>> 1;
            if (first(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Of the first record in the page that is not before the one wanted. */
    private static int position(ByteBuffer page, long wanted) {
        int low = 0;
        int high = page.limit() / Long.BYTES;
        while (low < high) {
            int middle = low + high >>> 1;
            if (page.getLong(middle * Long.BYTES) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
