/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ArrivalsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private Arrivals arrivals;

    @Before
    public void nothingIsThere() {
        file = folder.getRoot().toPath().resolve("a/b/file");
        arrivals = new Arrivals(List.of(file), NEVER, NEVER);
    }

    @After
    public void close() {
        arrivals.close();
    }

    /** Waits, as long as it takes, until the file is there. */
    private CompletableFuture<Boolean> seen() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                boolean looking = true;
                while (looking && !Files.exists(file)) {
                    looking = arrivals.await();
                }
                return looking;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    public void aFileIsToldOfThoughItsFoldersAreMissingToo() throws Exception {
        CompletableFuture<Boolean> seen = seen();
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(Futures.result(seen), is(true));
    }

    @Test
    public void aFileIsToldOfAfterItsFolderWentAndCame() throws Exception {
        Files.createDirectories(file.getParent());
        assertThat(arrivals.await(), is(true));
        Files.delete(file.getParent());
        CompletableFuture<Boolean> seen = seen();
        Files.createDirectory(file.getParent());
        Files.createFile(file);
        assertThat(Futures.result(seen), is(true));
    }

    @Test
    public void aWaitIsEnded() throws Exception {
        CompletableFuture<Boolean> seen = seen();
        arrivals.close();
        assertThat(Futures.result(seen), is(false));
        assertThat(arrivals.await(), is(false));
    }

    @Test
    public void whereNoFileTellsALookIsTakenNowAndThen() throws Exception {
        try (Arrivals untold = new Arrivals(List.of(), Duration.ofMillis(1), NEVER)) {
            assertThat(untold.await(), is(true));
            untold.close();
            assertThat(untold.await(), is(false));
        }
    }
}
