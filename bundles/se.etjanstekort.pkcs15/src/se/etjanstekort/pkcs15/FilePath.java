/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a file lies on the card: file identifiers from the master file, or from the application's directory (ISO/IEC 7816-4,
 * 7.3.1; ISO/IEC 7816-15, 8.2.5). Immutable.
 *
 * @param fileIds
 *            each 0 to 0xFFFF, outermost first
 */
public record FilePath(List<Integer> fileIds) {

    /** The master file's identifier, with which an absolute path begins. */
    public static final int MASTER_FILE = 0x3F00;
    /** Deeper than any card's files lie; a longer path is an attack or a mistake. */
    public static final int MAX_DEPTH = 8;

    /** @throws IllegalArgumentException when there are more than {@link #MAX_DEPTH}, or one that is no file identifier */
    public FilePath {
        fileIds = List.copyOf(fileIds);
        if (fileIds.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("path of " + fileIds.size() + " files");
        }
        for (int id : fileIds) {
            if (id < 0 || id > 0xFFFF) {
                throw new IllegalArgumentException("not a file identifier: " + id);
            }
        }
    }

    /** The path of these file identifiers. */
    public static FilePath of(Integer... fileIds) {
        return new FilePath(List.of(fileIds));
    }

    /**
     * From its bytes, two for each file.
     *
     * @throws IllegalArgumentException
     *             when they are an odd number, or too many
     */
    public static FilePath parse(byte[] bytes) {
        if (bytes.length % 2 != 0 || bytes.length > 2 * MAX_DEPTH) {
            throw new IllegalArgumentException("path of " + bytes.length + " bytes");
        }
        List<Integer> ids = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 2) {
            ids.add((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF);
        }
        return new FilePath(ids);
    }

    /** Whether the path begins at the master file. */
    public boolean isAbsolute() {
        return !fileIds.isEmpty() && fileIds.get(0) == MASTER_FILE;
    }

    public boolean isEmpty() {
        return fileIds.isEmpty();
    }

    /** The directory that the path's last file lies in; the empty path for a single file. */
    public FilePath parent() {
        return new FilePath(fileIds.subList(0, Math.max(0, fileIds.size() - 1)));
    }

    /** The path's last file identifier. */
    public int lastFileId() {
        return fileIds.get(fileIds.size() - 1);
    }

    /** The other path below this one; the other path itself where it is absolute. */
    public FilePath resolve(FilePath other) {
        if (other.isAbsolute()) {
            return other;
        }
        List<Integer> ids = new ArrayList<>(fileIds);
        ids.addAll(other.fileIds);
        return new FilePath(ids);
    }

    /** In hexadecimal, files divided by a slash, for example {@code 3F00/5015/4401}. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of().withUpperCase();
        return fileIds.stream().map(id -> hex.toHexDigits((short) id.intValue())).collect(Collectors.joining("/"));
    }
}
