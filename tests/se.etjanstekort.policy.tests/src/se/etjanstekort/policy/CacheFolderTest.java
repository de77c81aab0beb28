/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.Test;

/** Each operating system has its place for what can be done without. */
public class CacheFolderTest {

    private static final Path HOME = Path.of("/home/åsa");

    @Test
    public void linuxHasXdgsOrTheHiddenOne() {
        assertEquals(HOME.resolve(".cache/etjanstekort"), CacheFolder.of("Linux", Map.of(), HOME));
        assertEquals(Path.of("/x/etjanstekort"), CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", "/x"), HOME));
    }

    @Test
    public void macHasItsLibrary() {
        assertEquals(HOME.resolve("Library/Caches/etjanstekort"), CacheFolder.of("Mac OS X", Map.of(), HOME));
    }

    @Test
    public void windowsHasThePlaceThatDoesNotRoam() {
        assertEquals(Path.of("/l/etjanstekort"), CacheFolder.of("Windows 11", Map.of("LOCALAPPDATA", "/l"), HOME));
        assertEquals(HOME.resolve("AppData/Local/etjanstekort"), CacheFolder.of("Windows 11", Map.of(), HOME));
    }

    @Test
    public void aRelativeOrEmptyPlaceDoesNotCount() {
        Path usual = HOME.resolve(".cache/etjanstekort");
        assertEquals(usual, CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", "x"), HOME));
        assertEquals(usual, CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", ""), HOME));
    }
}
