/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import se.etjanstekort.policy.CacheFolder;

/** A part of the {@link CacheFolder}, for the user's eyes alone. */
record UserFolder(Path path) {

    /** The ending of a file that is being written. */
    static final String BEGUN = ".new";

    /** The one of a name; of the user who runs this. */
    static UserFolder named(String name) {
        return new UserFolder(CacheFolder.ofUser().resolve(name));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Writes a file in the folder, which is made where it is not there. A reader never meets half a file. */
    void write(String name, byte[] bytes) throws IOException {
        make();
        Path whole = Files.createTempFile(path, "", BEGUN);
        try {
            Files.write(whole, bytes);
            Files.move(whole, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** For the user's eyes alone, where the file system knows such a thing. */
    private void make() throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> ownersAlone = PosixFilePermissions.fromString("rwx------");
        if (Files.isDirectory(path)) {
            if (isPosix && !Files.getPosixFilePermissions(path).equals(ownersAlone)) {
                Files.setPosixFilePermissions(path, ownersAlone);
            }
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (isPosix) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(ownersAlone));
        } else {
            Files.createDirectory(path);
        }
    }
}
