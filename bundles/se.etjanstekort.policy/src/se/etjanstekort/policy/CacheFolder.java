/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder {@code etjanstekort} where the operating system wants what programs keep for a user and can do without. What lies
 * in it is written in docs/administering.md; each part has its own folder and bounds it.
 */
public final class CacheFolder {

    private CacheFolder() {
    }

    /** Of the user who runs this. Need not exist yet. */
    public static Path ofUser() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
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
