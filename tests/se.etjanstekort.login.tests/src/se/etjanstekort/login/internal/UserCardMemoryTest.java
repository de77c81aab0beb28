/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.pkcs15.CardCopy;
import se.etjanstekort.pkcs15.CardMark;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.policy.CacheFolder;

public class UserCardMemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final CardMark MARK = new CardMark("ab".repeat(32));
    private static final FilePath PATH = FilePath.of(0x3F00, 0x5015, 0x4501);
    private static final byte[] CONTENT = { 1, 2, 3 };

    @Rule
    public TemporaryFolder temporary = new TemporaryFolder();

    private boolean allowed = true;
    private Path folder;

    @Before
    public void nameFolder() {
        folder = temporary.getRoot().toPath().resolve("a").resolve("cards");
    }

    @Test
    public void whatWasKeptIsRecalledByItsMarkAlone() {
        memory(NOW).keep(MARK, copy(CONTENT));
        assertArrayEquals(CONTENT, memory(NOW).recall(MARK).orElseThrow().file(PATH).orElseThrow());
        assertTrue(memory(NOW).recall(new CardMark("cd".repeat(32))).isEmpty());
        memory(NOW).forget(MARK);
        assertTrue(memory(NOW).recall(MARK).isEmpty());
    }

    @Test
    public void anOldCopyAndOneFromTomorrowDoNotCount() {
        memory(NOW).keep(MARK, copy(CONTENT));
        assertTrue(memory(NOW.plus(Duration.ofDays(29))).recall(MARK).isPresent());
        assertTrue(memory(NOW.plus(Duration.ofDays(31))).recall(MARK).isEmpty());
        assertTrue(memory(NOW.minus(Duration.ofDays(1))).recall(MARK).isEmpty());
    }

    @Test
    public void everyAlteredByteIsNoticed() throws IOException {
        memory(NOW).keep(MARK, copy(CONTENT));
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            Files.write(file, altered);
            assertTrue("byte " + at, memory(NOW).recall(MARK).isEmpty());
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertTrue("length " + length, memory(NOW).recall(MARK).isEmpty());
        }
        Files.write(file, whole);
        assertTrue(memory(NOW).recall(MARK).isPresent());
    }

    @Test
    public void aHostileCopyWithTheRightHashComesToNothingAndGoes() throws Exception {
        memory(NOW).keep(MARK, copy(CONTENT));
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length - 32; at++) {
            for (int value : new int[] { 0x7F, 0x80, 0xFF }) {
                byte[] hostile = whole.clone();
                hostile[at] = (byte) value;
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(hostile, whole.length - 32));
                System.arraycopy(hash, 0, hostile, whole.length - 32, 32);
                Files.write(file, hostile);
                memory(NOW).recall(MARK); // does not fail, whatever it finds
            }
        }
        byte[] beyondTime = whole.clone();
        Arrays.fill(beyondTime, 4, 12, (byte) 0x7F);
        System.arraycopy(
                MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(beyondTime, whole.length - 32)), 0,
                beyondTime, whole.length - 32, 32);
        Files.write(file, beyondTime);
        assertTrue(memory(NOW).recall(MARK).isEmpty());
        assertEquals("it is gone", List.of(), files());
    }

    @Test
    public void aCopyThatWasNeverCompletedGoesWithTheOthers() throws IOException {
        memory(NOW).keep(MARK, copy(CONTENT));
        Files.createFile(folder.resolve("left.new"));
        allowed = false;
        memory(NOW).recall(MARK);
        assertEquals(List.of(), files());
    }

    @Test
    public void aFolderThatOthersCouldLookIntoIsClosedToThem() throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            memory(NOW).keep(MARK, copy(CONTENT));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    public void fewCardsAreKeptAndNoLargeOnes() throws IOException {
        memory(NOW).keep(MARK, copy(new byte[100_000]));
        assertEquals(List.of(), Files.exists(folder) ? files() : List.of());
        for (int i = 0; i < UserCardMemory.MAXIMUM_CARDS + 5; i++) {
            CardMark mark = new CardMark(String.format("%064x", i));
            memory(NOW).keep(mark, copy(CONTENT));
            for (Path file : files()) {
                if (file.getFileName().toString().startsWith(mark.sha256())) {
                    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(i + 1)));
                }
            }
        }
        assertEquals(UserCardMemory.MAXIMUM_CARDS, files().size());
        assertTrue("the last one is there", memory(NOW)
                .recall(new CardMark(String.format("%064x", UserCardMemory.MAXIMUM_CARDS + 4))).isPresent());
    }

    @Test
    public void whereThePolicyForbidsItNothingIsKeptAndWhatWasThereGoes() throws IOException {
        memory(NOW).keep(MARK, copy(CONTENT));
        allowed = false;
        assertTrue(memory(NOW).recall(MARK).isEmpty());
        assertEquals(List.of(), files());
        memory(NOW).keep(MARK, copy(CONTENT));
        assertEquals(List.of(), files());
    }

    @Test
    public void onlyTheUserCanLookIntoTheFolder() throws IOException {
        memory(NOW).keep(MARK, copy(CONTENT));
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    public void folderThatCannotBeMadeDoesNoHarm() throws IOException {
        Files.createFile(temporary.getRoot().toPath().resolve("a"));
        memory(NOW).keep(MARK, copy(CONTENT));
        assertTrue(memory(NOW).recall(MARK).isEmpty());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static CardCopy copy(byte[] content) {
        return new CardCopy(Map.of(PATH, content));
    }

    private UserCardMemory memory(Instant now) {
        return new UserCardMemory(new CacheFolder(folder), new ShippedPolicy("card.memory", () -> !allowed),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
