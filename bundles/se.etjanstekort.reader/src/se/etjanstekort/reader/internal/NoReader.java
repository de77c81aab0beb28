/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

/**
 * Why there is no reader although the service runs: none is plugged in, or one is and no driver took it. USB is looked at once
 * each time the last reader has gone, and once devices that come or go have had time to be taken; on another thread, never again
 * and again. Any thread.
 */
final class NoReader implements AutoCloseable {

    private static final Logger LOG = System.getLogger(NoReader.class.getName());

    private final UsbDevices usb;
    private final ScheduledExecutorService executor;
    private final Duration settling;
    private final SnapshotFeed feed;
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private final UsbDevices.Watch watch;
    private volatile FailureCode reason = ReaderFailure.NO_READER;

    /**
     * @param settling
     *            the time that a device has to be taken by its driver
     * @param feed
     *            is told when it turns out why, if the last reader is still gone then
     */
    NoReader(UsbDevices usb, ScheduledExecutorService executor, Duration settling, SnapshotFeed feed) {
        this.usb = usb;
        this.executor = executor;
        this.settling = settling;
        this.feed = feed;
        this.watch = usb.watch(this::devicesChange);
    }

    /** As far as it is known. */
    FailureCode reason() {
        return reason;
    }

    /** Whether it is what is told at present. */
    boolean isTold() {
        return isNoneListed(feed.current());
    }

    /** The last reader has gone, or there was none to begin with. */
    void look() {
        reason = ReaderFailure.NO_READER;
        executor.execute(this::lookAtUsb);
    }

    /** One look stands for all changes before it. */
    private void devicesChange() {
        if (lookIsDue.compareAndSet(false, true)) {
            executor.schedule(this::lookAfterChange, settling.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookAfterChange() {
        lookIsDue.set(false);
        if (isTold()) {
            lookAtUsb();
        }
    }

    private void lookAtUsb() {
        try {
            List<String> devices = usb.readers();
            reason = devices.isEmpty() ? ReaderFailure.NO_READER
                    : new ReaderDiagnosis.UnclaimedReader(ReaderFailure.NO_DRIVER, devices);
            feed.update(this::refined);
        } catch (RuntimeException e) { // thread top
            LOG.log(Level.WARNING, "USB could not be looked at", e);
        }
    }

    private ReaderSnapshot refined() {
        ReaderSnapshot now = feed.current();
        return isNoneListed(now) ? new ReaderSnapshot(now.service(), Optional.of(reason), List.of()) : now;
    }

    /** A reader that a rule hides has a driver. */
    private static boolean isNoneListed(ReaderSnapshot now) {
        return now.service() == ServiceState.RUNNING && now.readers().isEmpty() && now.filtered().isEmpty();
    }

    @Override
    public void close() {
        watch.close();
    }
}
