/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.PcscException;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

/**
 * Watches library, service, readers and cards from one thread, which waits in SCardGetStatusChange for whatever comes next. Only
 * an absent service or library is looked for again and again, because nothing tells of them.
 */
final class ReaderMonitor implements Runnable {

    /** How the library is loaded, each time it is tried. */
    @FunctionalInterface
    interface Loader {
        Pcsc load() throws LibraryException;
    }

    private static final Logger LOG = System.getLogger(ReaderMonitor.class.getName());

    private final Loader loader;
    private final Timing timing;
    private final BiFunction<Pcsc, String, PcscReader> readerMaker;
    private final SnapshotFeed feed;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch looked = new CountDownLatch(1);
    /** Ends the wait that the thread may be in; set by it, run by others. */
    private volatile Runnable cancelWait = ReaderMonitor::doNothing;
    /** By name, in the system's order. Used on the monitor's thread alone, as are the trackers. */
    private final Map<String, Watched> readers = new LinkedHashMap<>();
    /** What was logged last. */
    private String lastFault = "";
    /** Kept when readers go: see {@link SlotTracker}. */
    private final Map<String, SlotTracker> trackers = new HashMap<>();

    /** Names of readers whose state is to be asked for, changed or not; any thread adds to it. */
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    /** The pseudo-reader that tells of readers; on Windows its state holds their number and must be given back. */
    private ReaderStatus plugAndPlay = ReaderStatus.unaware(ReaderStatus.PNP_NOTIFICATION);

    /** A reader that is there, and its state as it was last reported; unaware before the first report. */
    private record Watched(PcscReader reader, ReaderStatus status, boolean reported) {
    }

    ReaderMonitor(Loader loader, Timing timing, BiFunction<Pcsc, String, PcscReader> readerMaker, SnapshotFeed feed) {
        this.loader = loader;
        this.timing = timing;
        this.readerMaker = readerMaker;
        this.feed = feed;
    }

    private static void doNothing() {
        // there is no wait
    }

    @Override
    public void run() {
        while (!pause(Duration.ZERO)) {
            try {
                watchFromAnew();
            } catch (RuntimeException | Error e) { // thread top: no card may be left shown as present
                logOnce(e);
                dropReaders();
                tellAbsence(ServiceState.STOPPED, ReaderFailure.SERVICE_FAILED);
            }
            pause(timing.serviceRetry());
        }
        dropReaders();
        looked.countDown();
    }

    private void watchFromAnew() {
        Optional<Pcsc> pcsc = load();
        while (pcsc.isPresent() && !pause(Duration.ZERO)) {
            serve(pcsc.get());
            pause(timing.serviceRetry());
        }
    }

    /** Waits until the first look has been taken, or not longer than so many milliseconds. Any thread. */
    void awaitFirstLook(long millis) throws InterruptedException {
        looked.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Asks for a reader's state anew: pcsc-lite does not tell when another program takes a card for itself. A wait that is about
     * to begin cannot be cancelled yet; it is then one that ends soon by itself, as it follows an event. Any thread.
     */
    void lookAgain(String reader) {
        doubted.add(reader);
        cancelWait.run();
    }

    /** Has the thread end. To be repeated until it has: a wait that is about to begin cannot be cancelled yet. Any thread. */
    void stop() {
        stopped.countDown();
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
                return Optional.of(loader.load());
            } catch (LibraryException e) {
                LOG.log(Level.DEBUG, "no PC/SC yet", e);
                tellAbsence(ServiceState.MISSING, ReaderFailure.of(e.part()));
            }
        } while (!pause(timing.libraryRetry()));
        return Optional.empty();
    }

    /** Watches until the service goes away. */
    private void serve(Pcsc pcsc) {
        try {
            long context = pcsc.establishContext();
            cancelWait = () -> pcsc.cancel(context);
            try {
                watch(pcsc, context);
            } finally {
                cancelWait = ReaderMonitor::doNothing;
                pcsc.releaseContext(context);
            }
        } catch (PcscException e) {
            logOnce(e);
            dropReaders();
            if (pcsc.serviceEndsWithLastReader() && e.error().isServiceGone()) {
                tellReaders();
            } else {
                tellAbsence(ServiceState.STOPPED, ReaderFailure.of(e.error()));
            }
        }
    }

    /** The number is for support; a service that stays away is asked five times a second. */
    private void logOnce(PcscException fault) {
        if (!fault.getMessage().equals(lastFault)) {
            lastFault = fault.getMessage();
            LOG.log(fault.error().isServiceGone() ? Level.DEBUG : Level.WARNING, lastFault);
        }
    }

    private void logOnce(Throwable fault) {
        if (!fault.toString().equals(lastFault)) {
            lastFault = fault.toString();
            LOG.log(Level.ERROR, "the reader monitor failed", fault);
        }
    }

    private void watch(Pcsc pcsc, long context) throws PcscException {
        boolean settled = false;
        while (!pause(Duration.ZERO)) {
            takeList(pcsc, pcsc.listReaders(context));
            List<ReaderStatus> known = known(pcsc);
            try {
                take(pcsc.awaitChange(context, waitMillis(settled), known));
                settled = false;
            } catch (PcscException e) {
                known.stream().filter(ReaderStatus::isUnaware).map(ReaderStatus::reader).forEach(doubted::add);
                switch (e.error()) {
                case TIMEOUT -> settled = true;
                case CANCELLED, UNKNOWN_READER -> settled = false;
                default -> throw e;
                }
            }
        }
    }

    private long waitMillis(boolean settled) {
        if (!settled) {
            return timing.settling().toMillis();
        }
        boolean exclusive = readers.values().stream().anyMatch(watched -> watched.status().isExclusive());
        return exclusive ? timing.exclusive().toMillis() : Pcsc.INFINITE;
    }

    private void takeList(Pcsc pcsc, List<String> names) {
        List<String> gone = readers.keySet().stream().filter(name -> !names.contains(name)).toList();
        gone.forEach(this::drop);
        for (String name : names) {
            readers.computeIfAbsent(name,
                    key -> new Watched(readerMaker.apply(pcsc, key), ReaderStatus.unaware(key), false));
        }
        if (readers.values().stream().allMatch(Watched::reported)) {
            tellReaders();
        }
    }

    private List<ReaderStatus> known(Pcsc pcsc) {
        List<ReaderStatus> known = new ArrayList<>();
        readers.values().stream().limit(pcsc.maxReaderStates()).map(Watched::status)
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
                take(status);
            }
        }
        tellReaders();
    }

    private void take(ReaderStatus status) {
        PcscReader reader = readers.get(status.reader()).reader();
        if (!status.isExclusive()) {
            reader.isNotTaken();
        }
        readers.put(status.reader(), new Watched(reader, status.seen(), true));
        for (Insertion step : tracker(status.reader()).follow(status)) {
            reader.observe(step);
            tellReaders();
        }
    }

    private SlotTracker tracker(String name) {
        return trackers.computeIfAbsent(name, key -> new SlotTracker());
    }

    private void drop(String name) {
        readers.remove(name).reader().close();
        tracker(name).readerGone();
    }

    private void dropReaders() {
        List.copyOf(readers.keySet()).forEach(this::drop);
    }

    private void tellReaders() {
        feed.update(() -> new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), readers.values().stream()
                .filter(Watched::reported).map(watched -> watched.reader().state()).toList()));
        looked.countDown();
    }

    private void tellAbsence(ServiceState service, FailureCode problem) {
        feed.update(() -> new ReaderSnapshot(service, Optional.of(problem), List.of()));
        looked.countDown();
    }
}
