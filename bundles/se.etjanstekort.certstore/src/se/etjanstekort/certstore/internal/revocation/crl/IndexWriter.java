/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Writes an index: pages of sorted records; then of each page its first record and its SHA-256; then the header; then the
 * lengths of both and the SHA-256 over all but the pages. Why so: docs/adr, "Large CRLs".
 */
final class IndexWriter implements Closeable {

    static final int PAGE_SIZE = 4 * 1024;
    /** Of a page in the directory: its first record and its hash. */
    static final int DIRECTORY_ENTRY = Long.BYTES + Digests.SHA256_LENGTH;
    /** Number of records, length of the header, hash. */
    static final int TRAILER_SIZE = Long.BYTES + Integer.BYTES + Digests.SHA256_LENGTH;

    private final FileChannel file;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE_SIZE);
    private final MessageDigest digest = Digests.sha256();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final DataOutputStream directoryData = new DataOutputStream(directory);
    private long count;

    IndexWriter(Path index) throws IOException {
        file = FileChannel.open(index, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    void add(long entry) throws IOException {
        page.putLong(entry);
        count++;
        if (!page.hasRemaining()) {
            endPage();
        }
    }

    /** Ends the index. */
    void finish(byte[] header) throws IOException {
        if (page.position() > 0) {
            endPage();
        }
        directoryData.write(header);
        directoryData.writeLong(count);
        directoryData.writeInt(header.length);
        directoryData.write(digest.digest(directory.toByteArray()));
        write(ByteBuffer.wrap(directory.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void endPage() throws IOException {
        page.flip();
        digest.update(page.duplicate());
        directoryData.writeLong(page.getLong(0));
        directoryData.write(digest.digest());
        write(page);
        page.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
