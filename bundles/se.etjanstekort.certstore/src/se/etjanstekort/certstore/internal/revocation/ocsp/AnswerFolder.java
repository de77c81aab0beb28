/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the last answers on disk, so that a computer that starts without a network has them. They hold no names. Nothing that is
 * read here is believed: each answer is verified again.
 */
final class AnswerFolder {

    static final int MAXIMUM_ANSWERS = 128;

    private static final String ENDING = ".ocsp";
    private static final Logger LOG = System.getLogger(AnswerFolder.class.getName());

    private final Path folder;

    AnswerFolder(Path folder) {
        this.folder = folder;
    }

    Optional<byte[]> read(String name) {
        Path file = folder.resolve(name + ENDING);
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
    synchronized void write(String name, byte[] answer) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(name + ".new");
            Files.write(draft, answer);
            Files.move(draft, folder.resolve(name + ENDING), StandardCopyOption.REPLACE_EXISTING);
            prune();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "an answer about revocation cannot be kept: " + e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + ENDING));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an answer about revocation cannot be removed: " + e);
        }
    }

    private void prune() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed()).toList();
        }
        for (Path old : newestFirst.subList(Math.min(MAXIMUM_ANSWERS, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
    }
}
