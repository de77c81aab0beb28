/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;

/** A folder of trust anchors: each plain file in it whose name does not begin with a full stop; no folders below. */
public final class AnchorFolder {

    private static final int MAXIMUM_FILES = 200;

    private AnchorFolder() {
    }

    /** Reads all files, in the order of their names. */
    public static void read(Path folder, AnchorCollector collector) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> !file.getFileName().toString().startsWith(".")).sorted()
                    .limit(MAXIMUM_FILES + 1L).toList();
        } catch (IOException e) {
            collector.report(Kind.UNREADABLE, new AnchorSource.File(folder));
            return;
        }
        if (files.size() > MAXIMUM_FILES) {
            collector.report(Kind.TOO_LARGE, new AnchorSource.File(folder));
        }
        files.stream().limit(MAXIMUM_FILES).forEach(file -> readFile(file, collector));
    }

    private static void readFile(Path file, AnchorCollector collector) {
        AnchorSource source = new AnchorSource.File(file);
        if (!Files.isRegularFile(file)) {
            collector.report(Kind.UNREADABLE, source);
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            collector.read(in, source);
        } catch (IOException e) {
            collector.report(Kind.UNREADABLE, source);
        }
    }
}
