/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits for something that is missing, and that a file stands for. The file system tells when that comes (inotify), so that
 * nothing is done meanwhile; where it cannot tell, a look is taken now and then. Watches only while there is something to wait
 * for. One thread waits; any may end it.
 */
final class Arrivals implements AutoCloseable {

    /** After the file system's word: a socket is there a moment before somebody listens, a library before it is whole. */
    static final Duration SOON = Duration.ofMillis(5);
    /** What we wait for may come by another way than the files that we know. */
    static final Duration SELDOM = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(Arrivals.class.getName());

    private final List<Path> files;
    private final Duration usual;
    private final Duration whileThere;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Null while nothing is waited for. */
    private WatchService watch;
    private Duration next = Duration.ZERO;
    /** When the last wait ended. */
    private volatile long looked = System.nanoTime();

    /**
     * @param files
     *            one of which comes; none where no file stands for it
     * @param usual
     *            between two looks where nothing tells
     * @param whileThere
     *            between two looks while a file is there and what it stands for is not
     */
    Arrivals(List<Path> files, Duration usual, Duration whileThere) {
        this.files = List.copyOf(files);
        this.usual = usual;
        this.whileThere = whileThere;
    }

    /**
     * Waits until another look is worth while. Returns at once the first time: what came before the watch was set is not told.
     * What comes and goes again and again is waited for a little longer each time.
     *
     * @return whether to look; false once closed
     */
    boolean await() throws InterruptedException {
        WatchService telling = files.isEmpty() ? null : open();
        if (telling == null) {
            return !closed.await(usual.toNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            WatchKey key = telling.poll(next.toNanos(), TimeUnit.NANOSECONDS);
            looked = System.nanoTime();
            if (key == null) {
                next = longer();
            } else {
                next = SOON;
                key.pollEvents();
                key.reset();
                registerAll(telling);
            }
            return !isClosed();
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "not watched any more: {0}", e.toString());
            over();
            return !isClosed();
        }
    }

    private Duration longer() {
        if (next.isZero()) {
            return SOON;
        }
        if (next.compareTo(usual) < 0) {
            Duration twice = next.multipliedBy(2);
            return twice.compareTo(usual) < 0 ? twice : usual;
        }
        return files.stream().anyMatch(Files::exists) ? whileThere : SELDOM;
    }

    private synchronized WatchService open() {
        if (watch == null && !isClosed()) {
            if (System.nanoTime() - looked > usual.toNanos()) {
                next = Duration.ZERO;
            }
            try {
                watch = files.get(0).getFileSystem().newWatchService();
                registerAll(watch);
            } catch (IOException e) { // more users of the file system's word than it has room for
                LOG.log(Level.DEBUG, "not watched: {0}", e.toString());
                over();
            }
        }
        return watch;
    }

    private void registerAll(WatchService telling) throws IOException {
        for (Path file : files) {
            Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
            if (Files.isDirectory(folder)) {
                folder.register(telling, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            } else {
                nearest(folder).register(telling, StandardWatchEventKinds.ENTRY_CREATE);
            }
        }
    }

    /** The folder above that is there. */
    private static Path nearest(Path folder) throws IOException {
        return Stream.iterate(folder, Objects::nonNull, Path::getParent).filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> new NoSuchFileException(folder.toString()));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** It is there: nothing is watched any more. */
    synchronized void over() {
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the watch: {0}", e.toString());
            }
            watch = null;
        }
    }

    /** Ends a wait, and all that come. Any thread. */
    @Override
    public void close() {
        closed.countDown();
        over();
    }
}
