/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * By what a CRL on disk is recognised without reading it: size, time of change, and SHA-256 of its two ends, which hold its
 * times and its signature and so are different in every CRL.
 */
record CrlIdentity(long size, long changed, String ends) {

    private static final int END_SIZE = 4 * 1024;

    static CrlIdentity of(Path crl, FileChannel channel) throws IOException {
        long size = channel.size();
        int count = (int) Math.min(END_SIZE, size);
        MessageDigest digest = Digests.sha256();
        digest.update(read(channel, 0, count));
        digest.update(read(channel, size - count, count));
        return new CrlIdentity(size, changed(crl), HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether size and time of change, at least, are still the same. */
    boolean stillFits(Path crl) throws IOException {
        return Files.size(crl) == size && changed(crl) == changed;
    }

    private static long changed(Path crl) throws IOException {
        return Files.readAttributes(crl, BasicFileAttributes.class).lastModifiedTime().toMillis();
    }

    static byte[] read(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }
}
