/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import se.etjanstekort.policy.CacheFolder;

/**
 * Keeps the last answers on disk, so that a computer that starts without a network has them. They hold no names. Nothing that is
 * read here is believed: each answer is verified again.
 */
final class AnswerFolder {

    static final int MAXIMUM_ANSWERS = 128;

    private static final String ENDING = ".ocsp";
    private static final Logger LOG = System.getLogger(AnswerFolder.class.getName());

    private final CacheFolder folder;

    AnswerFolder(Path folder) {
        this.folder = new CacheFolder(folder);
    }

    Optional<byte[]> read(String name) {
        Path file = folder.file(name + ENDING);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(OcspSource.MAXIMUM_SIZE + 1);
            return Optional.of(bytes).filter(all -> all.length <= OcspSource.MAXIMUM_SIZE);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an answer about revocation cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** Without it only an offline start has less to go on. */
    void write(String name, byte[] answer) {
        try {
            folder.write(name + ENDING, answer);
            folder.limit(ENDING, MAXIMUM_ANSWERS);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an answer about revocation cannot be kept: " + e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.file(name + ENDING));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an answer about revocation cannot be removed: " + e);
        }
    }
}
