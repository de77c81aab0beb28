/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/**
 * Whether a file can be changed by administrators only. It matters most on Windows, where everybody may make new folders and
 * files in {@code %ProgramData%}.
 */
@FunctionalInterface
interface FileProtection {

    boolean isAdministratorsOnly(Path file) throws IOException;

    /** The rule of the operating system that the file lies on. */
    static FileProtection ofSystem(Map<String, String> environment) {
        return file -> file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? isRootsOnly(file.toRealPath()) && isRootsOnly(file.toRealPath().getParent())
                : WindowsProtection.of(environment).isAdministratorsOnly(file);
    }

    private static boolean isRootsOnly(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"))
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
