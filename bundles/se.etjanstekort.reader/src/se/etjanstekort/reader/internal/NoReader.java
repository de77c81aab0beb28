/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

/**
 * Why there is no reader although the service runs: none is plugged in, or one is and no driver took it. USB is looked at once
 * each time the last reader has gone, on another thread, never again and again. Any thread.
 */
final class NoReader {

    private static final Logger LOG = System.getLogger(NoReader.class.getName());

    private final UsbDevices usb;
    private final Executor executor;
    private final SnapshotFeed feed;
    private volatile FailureCode reason = ReaderFailure.NO_READER;

    /**
     * @param feed
     *            is told when it turns out why, if the last reader is still gone then
     */
    NoReader(UsbDevices usb, Executor executor, SnapshotFeed feed) {
        this.usb = usb;
        this.executor = executor;
        this.feed = feed;
    }

    /** As far as it is known. */
    FailureCode reason() {
        return reason;
    }

    /** The last reader has gone, or there was none to begin with. */
    void look() {
        reason = ReaderFailure.NO_READER;
        executor.execute(this::lookAtUsb);
    }

    private void lookAtUsb() {
        try {
            List<String> devices = usb.readers();
            if (!devices.isEmpty()) {
                reason = new ReaderDiagnosis.UnclaimedReader(ReaderFailure.NO_DRIVER, devices);
                feed.update(this::refined);
            }
        } catch (RuntimeException e) { // thread top
            LOG.log(Level.WARNING, "USB could not be looked at", e);
        }
    }

    private ReaderSnapshot refined() {
        ReaderSnapshot now = feed.current();
        boolean none = now.service() == ServiceState.RUNNING && now.problem().isPresent();
        return none ? new ReaderSnapshot(now.service(), Optional.of(reason), now.readers(), now.filtered()) : now;
    }
}
