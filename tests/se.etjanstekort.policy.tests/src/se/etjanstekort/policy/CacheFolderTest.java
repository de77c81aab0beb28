/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each operating system has its place for what can be done without; what is in it is the user's own, and bounded. */
public class CacheFolderTest {

    private static final Path HOME = Path.of("/home/åsa");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private CacheFolder folder() {
        return new CacheFolder(temporary.getRoot().toPath().resolve("etjanstekort/cards"));
    }

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

    @Test
    public void whatIsWrittenIsWholeAndForTheOwnerAlone() throws IOException {
        CacheFolder folder = folder();
        folder.write("one.card", new byte[] { 1 });
        folder.write("one.card", new byte[] { 2 });
        assertArrayEquals(new byte[] { 2 }, Files.readAllBytes(folder.file("one.card")));
        assertEquals("nothing else is left", List.of(folder.file("one.card")), folder.files(""));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
    }

    @Test
    public void theOldestGoFirstAndWhatWasNeverCompleted() throws IOException {
        CacheFolder folder = folder();
        assertEquals("no folder yet", List.of(), folder.files(".card"));
        for (String name : List.of("begun.new", "old.card", "young.card", "other.txt")) {
            folder.write(name, new byte[0]);
            Files.setLastModifiedTime(folder.file(name), FileTime.fromMillis(1000L * name.length()));
        }
        Files.setLastModifiedTime(folder.file("begun.new"), FileTime.fromMillis(0));
        folder.limit(".card", 1);
        assertEquals(List.of(folder.file("young.card")), folder.files(".card"));
        assertTrue("somebody else's", Files.exists(folder.file("other.txt")));
    }
}
