/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the computer's policy file lies. */
final class MachinePolicyLocation {

    private static final Path FOLDER_AND_FILE = Path.of("etjanstekort", "policy.properties");

    private MachinePolicyLocation() {
    }

    /**
     * The place on an operating system.
     *
     * @param systemName
     *            the system property {@code os.name}
     */
    static Path on(String systemName, Map<String, String> environment) {
        String name = systemName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData")).resolve(FOLDER_AND_FILE);
        }
        Path base = name.startsWith("mac") ? Path.of("/Library/Application Support") : Path.of("/etc");
        return base.resolve(FOLDER_AND_FILE);
    }
}
