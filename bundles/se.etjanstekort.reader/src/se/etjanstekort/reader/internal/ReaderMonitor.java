/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.PcscException;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

/**
 * Watches library, service, readers and cards from one thread, which waits in SCardGetStatusChange for whatever comes next, and
 * for the file system's word while service or library are missing.
 */
final class ReaderMonitor implements Runnable {

    /** How the library is loaded, each time it is tried. */
    @FunctionalInterface
    interface Loader {
        Pcsc load() throws LibraryException;
    }

    private static final Logger LOG = System.getLogger(ReaderMonitor.class.getName());

    private static final int LOOKS_UNTIL_SETTLED = 10;
    /** A wait without an end wakes us each minute: pcsc-lite's library asks for all readers then and waits on. */
    private static final long REST_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Loader loader;
    private final Timing timing;
    private final WatchedReaders readers;
    private final NoReader noReader;
    private final SnapshotFeed feed;
    private final Arrivals libraryArrival;
    private final Arrivals serviceArrival;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch looked = new CountDownLatch(1);
    /** Ends the wait that the thread may be in; set by it, run by others. */
    private volatile Runnable cancelWait = ReaderMonitor::doNothing;
    /** What was logged last. */
    private String lastFault = "";
    /** Names of readers whose state is to be asked for, changed or not; any thread adds to it. */
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    /** The pseudo-reader that tells of readers; on Windows its state holds their number and must be given back. */
    private ReaderStatus plugAndPlay = ReaderStatus.unaware(ReaderStatus.PNP_NOTIFICATION);

    /**
     * @param noReader
     *            knows why, where there is no reader
     */
    ReaderMonitor(Loader loader, Timing timing, WatchedReaders readers, NoReader noReader, SnapshotFeed feed,
            Arrivals libraryArrival, Arrivals serviceArrival) {
        this.loader = loader;
        this.timing = timing;
        this.readers = readers;
        this.noReader = noReader;
        this.feed = feed;
        this.libraryArrival = libraryArrival;
        this.serviceArrival = serviceArrival;
    }

    private static void doNothing() {
        // there is no wait
    }

    @Override
    public void run() {
        while (!pause(Duration.ZERO)) {
            try {
                watchFromAnew();
            } catch (RuntimeException | Error e) { // thread top
                giveUp(e);
            }
            pause(timing.serviceRetry());
        }
        readers.dropAll();
        looked.countDown();
    }

    /** No card may be left shown as present. */
    private void giveUp(Throwable fault) {
        try {
            logOnce(Level.ERROR, fault);
            readers.dropAll();
            tellAbsence(ServiceState.STOPPED, ReaderFailure.SERVICE_FAILED);
        } catch (RuntimeException | Error e) { // thread top: the next look will tell how things stand
            logOnce(Level.ERROR, e);
        }
    }

    private void watchFromAnew() {
        Optional<Pcsc> pcsc = load();
        while (pcsc.isPresent() && !pause(Duration.ZERO)) {
            serve(pcsc.get());
            awaitArrival(serviceArrival);
        }
    }

    /** Whether there is something to look for, rather than an end. */
    private boolean awaitArrival(Arrivals arrival) {
        try {
            return arrival.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
            return false;
        }
    }

    /** Waits until the first look has been taken, or not longer than so many milliseconds. Any thread. */
    void awaitFirstLook(long millis) throws InterruptedException {
        looked.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Asks for a reader's state anew: pcsc-lite does not tell when another program takes a card for itself. A wait that is about
     * to begin cannot be cancelled yet: to be repeated until the monitor has taken the doubt up. Any thread.
     */
    void lookAgain(String reader) {
        doubted.add(reader);
        cancelWait.run();
    }

    /** Whether the monitor has yet to take a doubt up; if so it is told once more. Any thread. */
    boolean isDoubted(String reader) {
        boolean doubtful = doubted.contains(reader);
        if (doubtful) {
            cancelWait.run();
        }
        return doubtful;
    }

    /** Has the thread end. To be repeated until it has: a wait that is about to begin cannot be cancelled yet. Any thread. */
    void stop() {
        stopped.countDown();
        libraryArrival.close();
        serviceArrival.close();
        cancelWait.run();
    }

    /** Whether it was ended by {@link #stop()}. */
    private boolean pause(Duration duration) {
        try {
            return stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
            return true;
        }
    }

    private Optional<Pcsc> load() {
        do {
            try {
                Pcsc pcsc = loader.load();
                libraryArrival.over();
                return Optional.of(pcsc);
            } catch (LibraryException e) {
                logOnce(Level.DEBUG, e);
                tellAbsence(ServiceState.MISSING, ReaderFailure.of(e.part()));
            }
        } while (awaitArrival(libraryArrival));
        return Optional.empty();
    }

    /** Watches until the service goes away. */
    private void serve(Pcsc pcsc) {
        try {
            long context = pcsc.establishContext();
            serviceArrival.over();
            cancelWait = () -> pcsc.cancel(context);
            try {
                watch(pcsc, context);
            } finally {
                cancelWait = ReaderMonitor::doNothing;
                doubted.clear();
                pcsc.releaseContext(context);
            }
        } catch (PcscException e) {
            // a service that stays away may be asked five times a second
            logOnce(e.error().isServiceGone() ? Level.DEBUG : Level.WARNING, e);
            readers.dropAll();
            if (pcsc.serviceEndsWithLastReader() && e.error().isServiceGone()) {
                if (!noReader.isTold()) { // the service is asked again and again
                    noReader.look();
                }
                tellReaders();
            } else {
                tellAbsence(ServiceState.STOPPED, ReaderFailure.of(e.error(), pcsc.isServiceInstalled()));
            }
        }
    }

    /** The text is for support. */
    private void logOnce(Level level, Throwable fault) {
        if (!fault.toString().equals(lastFault)) {
            lastFault = fault.toString();
            LOG.log(level, lastFault, level == Level.ERROR ? fault : null);
        }
    }

    private void watch(Pcsc pcsc, long context) throws PcscException {
        long settledAt = 0;
        boolean happened = true;
        while (!pause(Duration.ZERO)) {
            happened |= takeList(pcsc, pcsc.listReaders(context));
            settledAt = happened ? System.nanoTime() + timing.settling().toNanos() : settledAt;
            happened = false;
            List<ReaderStatus> known = known(pcsc);
            try {
                take(pcsc.awaitChange(context, waitMillis(settledAt - System.nanoTime()), known));
                happened = true;
            } catch (PcscException e) {
                known.stream().filter(ReaderStatus::isUnaware).map(ReaderStatus::reader).forEach(doubted::add);
                switch (e.error()) {
                case TIMEOUT -> LOG.log(Level.TRACE, "looking again");
                case CANCELLED, UNKNOWN_READER -> happened = true;
                default -> throw e;
                }
            }
        }
    }

    /** While not settled a look is taken now and then, so that what was not told is shown soon all the same. */
    private long waitMillis(long unsettledNanos) {
        if (unsettledNanos > 0) {
            return 1 + Math.min(timing.settling().toMillis() / LOOKS_UNTIL_SETTLED,
                    TimeUnit.NANOSECONDS.toMillis(unsettledNanos));
        }
        return readers.anyExclusive() ? timing.exclusive().toMillis() : REST_MILLIS;
    }

    /** Whether that was news to anybody: while listeners hear it, the list grows old. */
    private boolean takeList(Pcsc pcsc, List<String> names) {
        boolean changed = readers.takeList(pcsc, names);
        if (readers.isEmpty() && (changed || looked.getCount() > 0)) {
            noReader.look();
        }
        return readers.allReported() && tellReaders();
    }

    private List<ReaderStatus> known(Pcsc pcsc) {
        List<ReaderStatus> known = new ArrayList<>();
        doubted.retainAll(readers.statuses().stream().map(ReaderStatus::reader).toList());
        readers.statuses().stream().limit(pcsc.maxReaderStates())
                .map(status -> doubted.remove(status.reader()) ? ReaderStatus.unaware(status.reader()) : status)
                .forEach(known::add);
        if (known.size() < pcsc.maxReaderStates()) {
            known.add(plugAndPlay);
        }
        return known;
    }

    private void take(List<ReaderStatus> statuses) {
        for (ReaderStatus status : statuses) {
            if (status.reader().equals(ReaderStatus.PNP_NOTIFICATION)) {
                plugAndPlay = status.seen();
            } else {
                readers.take(status, this::tellReaders);
            }
        }
        tellReaders();
    }

    /** Whether that was news. */
    private boolean tellReaders() {
        boolean news = feed.updateHere(() -> readers.snapshot(noReader.reason()));
        looked.countDown();
        return news;
    }

    private void tellAbsence(ServiceState service, FailureCode problem) {
        feed.updateHere(() -> new ReaderSnapshot(service, Optional.of(problem), List.of()));
        looked.countDown();
    }
}
