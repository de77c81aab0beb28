/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.UsageException;

/** Folders given on the command line. */
final class Paths {

    private Paths() {
    }

    /** The folder that an option names; it must be there. */
    static Optional<Path> option(Arguments arguments, String name) throws UsageException {
        Optional<String> text = arguments.option(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text.get()).toAbsolutePath();
            if (Files.isDirectory(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": " + e.getReason());
        }
        throw new UsageException(name + ": no such folder: " + text.get());
    }
}
