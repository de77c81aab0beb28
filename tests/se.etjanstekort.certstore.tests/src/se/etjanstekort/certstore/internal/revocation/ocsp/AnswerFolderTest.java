/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How much there can be of answers on disk, whatever is asked, and what is read of it. */
public class AnswerFolderTest {

    private static final Instant NOW = Instant.now();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private AnswerFolder folder;

    @Before
    public void start() {
        folder = new AnswerFolder(temporary.getRoot().toPath());
    }

    @Test
    public void theOldestGoWhenThereAreTooMany() throws IOException {
        for (int i = 0; i < AnswerFolder.MAXIMUM_ANSWERS + 3; i++) {
            folder.write(Integer.toString(i), new byte[] { (byte) i });
            Files.setLastModifiedTime(file(i), FileTime.from(NOW.minusSeconds(1000 - i)));
        }
        assertEquals(AnswerFolder.MAXIMUM_ANSWERS, temporary.getRoot().list().length);
        assertEquals(Optional.empty(), folder.read("2"));
        assertArrayEquals(new byte[] { 3 }, folder.read("3").orElseThrow());
    }

    @Test
    public void whatIsLargerThanAnyAnswerIsNotRead() throws IOException {
        folder.write("0", new byte[OcspSource.MAXIMUM_SIZE]);
        assertEquals(OcspSource.MAXIMUM_SIZE, folder.read("0").orElseThrow().length);
        Files.write(file(0), new byte[OcspSource.MAXIMUM_SIZE + 1]);
        assertEquals(Optional.empty(), folder.read("0"));
    }

    private Path file(int number) {
        return temporary.getRoot().toPath().resolve(number + ".ocsp");
    }
}
