/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Public files of a card as they were once read. Immutable. */
public final class CardCopy {

    private final Map<FilePath, byte[]> files = new LinkedHashMap<>();

    /**
     * @param files
     *            whole files, by the paths that the card names them by
     */
    public CardCopy(Map<FilePath, byte[]> files) {
        files.forEach((path, content) -> this.files.put(path, content.clone()));
    }

    /** The files by their paths. */
    public Map<FilePath, byte[]> files() {
        Map<FilePath, byte[]> copy = new LinkedHashMap<>();
        files.forEach((path, content) -> copy.put(path, content.clone()));
        return copy;
    }

    /** A file; empty where it was not kept. */
    public Optional<byte[]> file(FilePath path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /** Whether both hold the same files. */
    boolean isSameAs(CardCopy other) {
        return files.keySet().equals(other.files.keySet())
                && files.keySet().stream().allMatch(path -> Arrays.equals(files.get(path), other.files.get(path)));
    }
}
