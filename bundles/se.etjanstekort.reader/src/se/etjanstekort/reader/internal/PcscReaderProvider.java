/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.policy.Policy;
import se.etjanstekort.reader.internal.ReaderPolicy.PinPads;
import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.PatientLoader;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ServiceState;

/** The readers of PC/SC. Its threads live from activation to deactivation. */
@Component(service = ReaderProvider.class)
public final class PcscReaderProvider implements ReaderProvider, AutoCloseable {

    /** How long activation waits for the first look, so that the first snapshot that is asked for is a true one. */
    private static final long FIRST_LOOK_MILLIS = 2000;
    private static final long REPEAT_MILLIS = 50;
    /** How long deactivation waits for a monitor that may hang in the service. */
    private static final long LAST_LOOK_MILLIS = 2000;
    private static final long CANCEL_MILLIS = 20;

    private final SnapshotFeed feed = new SnapshotFeed(
            new ReaderSnapshot(ServiceState.STOPPED, Optional.empty(), List.of()));
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            new DaemonThreads("PC/SC clock"), new ThreadPoolExecutor.DiscardPolicy());
    private final NoReader noReader;
    private final ReaderMonitor monitor;
    private final Thread monitorThread;

    /** Loads the system's own library. */
    @Activate
    public PcscReaderProvider(BundleContext context, @Reference Policy policy, @Reference IExtensionRegistry registry) {
        this(PatientLoader.ofSystem(DispatchLibrary.carriedBy(context.getBundle()))::load, Timing.STANDARD,
                new RuleContributions(registry).rules(), policy);
    }

    private PcscReaderProvider(ReaderMonitor.Loader loader, Timing timing, ReaderRules rules, Policy policy) {
        this(loader, timing, rules,
                new HostSurroundings(rules, () -> policy.get(ReaderPolicy.PIN_PADS) == PinPads.ALLOW,
                        HostSurroundings::runningProcesses),
                UsbDevices.of(System.getProperty("os.name"), rules));
    }

    PcscReaderProvider(ReaderMonitor.Loader loader, Timing timing, ReaderRules rules, Surroundings surroundings,
            UsbDevices usb) {
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(1, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        WatchedReaders readers = new WatchedReaders(rules,
                (pcsc, name) -> new PcscReader(name, pcsc, clock, timing, surroundings, findings()));
        noReader = new NoReader(usb, clock, timing.settling(), feed);
        monitor = new ReaderMonitor(loader, timing, readers, noReader, feed,
                new Arrivals(surroundings.libraryFiles(), timing.libraryRetry(), Arrivals.SELDOM),
                new Arrivals(surroundings.serviceFiles(), timing.serviceRetry(), timing.serviceRetry()));
        monitorThread = new DaemonThreads("PC/SC monitor").newThread(monitor);
        monitorThread.start();
        try {
            monitor.awaitFirstLook(FIRST_LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PcscReader.Findings findings() {
        return new PcscReader.Findings() {
            @Override
            public void changed(PcscReader reader) {
                tell(reader);
            }

            @Override
            public void isDoubtful(PcscReader reader) {
                monitor.lookAgain(reader.name());
                repeatWhileDoubted(reader.name());
            }
        };
    }

    private void repeatWhileDoubted(String reader) {
        clock.schedule(() -> {
            if (monitor.isDoubted(reader)) {
                repeatWhileDoubted(reader);
            }
        }, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public ReaderSnapshot snapshot() {
        return feed.current();
    }

    @Override
    public Subscription subscribe(Consumer<ReaderSnapshot> listener) {
        return feed.subscribe(listener);
    }

    private void tell(PcscReader reader) {
        feed.update(() -> {
            ReaderSnapshot now = feed.current();
            return new ReaderSnapshot(now.service(), now.problem(), now.readers().stream()
                    .map(state -> state.reader() == reader ? reader.state() : state).toList(), now.filtered());
        });
    }

    /** Ends all threads; those of readers where work is being done, when it is done. */
    @Override
    @Deactivate
    public void close() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_LOOK_MILLIS);
        try {
            do {
                monitor.stop();
                monitorThread.join(CANCEL_MILLIS);
            } while (monitorThread.isAlive() && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        noReader.close();
        feed.close();
        clock.shutdownNow();
    }
}
