/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How much there can be of CRLs on disk, whatever is fetched. */
public class CrlFolderTest {

    private static final int SIZE = 1000;
    private static final int FILES_OF_ONE = 3;
    private static final Instant NOW = Instant.now();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private CrlFolder folder;

    @Before
    public void start() {
        folder = new CrlFolder(temporary.getRoot().toPath());
    }

    @Test
    public void asManyBytesAsPolicySaysTheOldestGoFirst() throws IOException {
        for (int i = 0; i < 5; i++) {
            keep(i);
        }
        folder.trim(2L * SIZE + 1, "");
        assertEquals(Set.of("3", "4"), names());
        assertEquals("nothing of the others", 2 * FILES_OF_ONE, temporary.getRoot().list().length);
    }

    @Test
    public void notMoreThanThereAreAuthoritiesHoweverSmallTheyAre() throws IOException {
        for (int i = 0; i < CrlFolder.MAXIMUM_CRLS + 3; i++) {
            keep(i);
        }
        folder.trim(Long.MAX_VALUE, "");
        assertEquals(IntStream.range(3, CrlFolder.MAXIMUM_CRLS + 3).mapToObj(Integer::toString)
                .collect(Collectors.toSet()), names());
    }

    @Test
    public void theOneJustKeptStaysThoughItIsTooLarge() throws IOException {
        keep(0);
        String files = keep(1);
        folder.trim(0, files);
        assertEquals(Set.of("1"), names());
    }

    /** A client that ended in the middle leaves what nobody comes back for. */
    @Test
    public void whatNobodyHasFinishedGoesAfterAnHour() throws IOException {
        Path left = folder.crl(folder.newFiles());
        Path young = folder.crl(folder.newFiles());
        Files.write(left, new byte[SIZE]);
        Files.write(young, new byte[SIZE]);
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofHours(2))));
        folder.trim(Long.MAX_VALUE, "");
        assertEquals(Set.of(young.getFileName().toString()), Set.of(temporary.getRoot().list()));
    }

    private String keep(int number) throws IOException {
        String files = folder.newFiles();
        Files.write(folder.crl(files), new byte[SIZE]);
        Files.write(folder.index(files), new byte[0]);
        folder.keep(Integer.toString(number), new CrlFolder.Note(files, URI.create("http://crl.example/" + number),
                "", Optional.empty(), Optional.empty()));
        Files.setLastModifiedTime(temporary.getRoot().toPath().resolve(number + ".note"),
                FileTime.from(NOW.minusSeconds(SIZE - number)));
        return files;
    }

    private Set<String> names() {
        return Arrays.stream(temporary.getRoot().list()).filter(name -> name.endsWith(".note"))
                .map(name -> name.replace(".note", "")).collect(Collectors.toSet());
    }
}
