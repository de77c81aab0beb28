/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of the folder {@code etjanstekort} where the operating system wants what programs keep for a user and can do without:
 * for the user's eyes alone, with files that are there whole or not at all. What lies in it is written in
 * docs/administering.md; whoever owns a part bounds it. Any thread and process.
 *
 * @param path
 *            need not exist yet
 */
public record CacheFolder(Path path) {

    /** The ending of a file that is being written. */
    private static final String BEGUN = ".new";

    /**
     * One of the user who runs this.
     *
     * @param part
     *            below {@code etjanstekort}
     */
    public static CacheFolder ofUser(String part) {
        return new CacheFolder(
                of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")))
                        .resolve(part));
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** Writes a file. A reader never meets half of it. */
    public void write(String name, byte[] bytes) throws IOException {
        make();
        Path whole = Files.createTempFile(path, "", BEGUN);
        try {
            Files.write(whole, bytes);
            Files.move(whole, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Those with an ending, and what is left of one that was never completed; the one written longest ago first. */
    public List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending) || file.toString().endsWith(BEGUN))
                    .sorted(Comparator.comparing(CacheFolder::written).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException | UncheckedIOException e) { // the folder is not there yet, or no longer
            return List.of();
        }
    }

    /** Deletes those that were written longest ago, until no more are left than that. */
    public void limit(String ending, int maximum) throws IOException {
        List<Path> all = files(ending);
        for (Path old : all.subList(0, Math.max(0, all.size() - maximum))) {
            Files.deleteIfExists(old);
        }
    }

    /** Sees to it that the folder is there, for the user's eyes alone where the file system knows such a thing. */
    public void make() throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> ownersAlone = PosixFilePermissions.fromString("rwx------");
        if (Files.isDirectory(path)) {
            if (isPosix && !Files.getPosixFilePermissions(path).equals(ownersAlone)) {
                Files.setPosixFilePermissions(path, ownersAlone);
            }
            return;
        }
        if (isPosix) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownersAlone));
        } else {
            Files.createDirectories(path);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    static Path of(String systemName, Map<String, String> environment, Path home) {
        String name = systemName.toLowerCase(Locale.ROOT);
        Path base;
        if (name.startsWith("windows")) {
            base = place(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
        } else if (name.startsWith("mac")) {
            base = home.resolve("Library").resolve("Caches");
        } else {
            base = place(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        }
        return base.resolve("etjanstekort");
    }

    /** A relative place would be another one for each working folder. */
    private static Optional<Path> place(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank()).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
