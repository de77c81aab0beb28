/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * JNA's own native part, which JNA unpacks to the home or temp folder at first use. Where execution is forbidden there, it is
 * taken from the folder {@code jna} of the installation, if an administrator has put it there: {@code jna.boot.library.path} in
 * JNA's documentation ({@code com.sun.jna.Native}).
 */
final class DispatchLibrary {

    private static final String BOOT_PATH = "jna.boot.library.path";
    private static final String INSTALL_AREA = "osgi.install.area";
    private static final String FOLDER = "jna";

    private DispatchLibrary() {
    }

    /** Tells JNA where the installation has it; to be called before JNA is used. What the user has set stands. */
    static void prepare(Properties system) {
        if (system.getProperty(BOOT_PATH) == null) {
            folder(system).ifPresent(folder -> system.setProperty(BOOT_PATH, folder.toString()));
        }
    }

    private static Optional<Path> folder(Properties system) {
        try {
            return Optional.ofNullable(system.getProperty(INSTALL_AREA))
                    .map(area -> URI.create(area.replace(" ", "%20")))
                    .map(Path::of).map(area -> area.resolve(FOLDER)).filter(DispatchLibrary::holdsLibrary);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an installation that is no folder
        }
    }

    private static boolean holdsLibrary(Path folder) {
        return Files.isRegularFile(folder.resolve(System.mapLibraryName("jnidispatch")));
    }
}
