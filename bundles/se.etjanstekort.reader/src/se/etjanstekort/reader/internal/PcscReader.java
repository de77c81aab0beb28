/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CardWork;
import se.etjanstekort.smartcard.Slot;
import se.etjanstekort.smartcard.transport.CardTransports;
import se.etjanstekort.smartcard.transport.LineTransport;

/** A PC/SC reader while it is there, with the thread on which its card is spoken to. */
final class PcscReader implements CardReader {

    /** What is found out about a reader by using it. */
    interface Findings {

        /** The reader has keys of its own. */
        void hasPinPad(PcscReader reader);

        /** Another program has the card in it for itself alone. */
        void isTaken(PcscReader reader);
    }

    private final String name;
    private final CardConnection connection;
    private final CardTransport transport;
    private final ScheduledExecutorService clock;
    private final Duration patience;
    private final Findings findings;
    private final ExecutorService worker;
    /** Work that has not begun, and what will give it up. */
    private final Map<SessionJob<?>, Future<?>> waiting = new ConcurrentHashMap<>();
    private volatile Insertion insertion = new Insertion(new Slot.Empty(), 0);
    private volatile boolean pinPad;
    private volatile boolean closed;

    /**
     * @param clock
     *            for the bound on waits
     * @param patience
     *            how long work waits for another program before it fails
     * @param findings
     *            is told of them on the reader's thread
     */
    PcscReader(String name, Pcsc pcsc, ScheduledExecutorService clock, Duration patience,
            Findings findings) {
        this.name = name;
        this.connection = new CardConnection(pcsc, name);
        this.transport = CardTransports.standard(new LineTransport(connection::exchange));
        this.clock = clock;
        this.patience = patience;
        this.findings = findings;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                new DaemonThreads("PC/SC " + name), new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isSoftware() {
        return false;
    }

    Slot slot() {
        return insertion.slot();
    }

    boolean hasPinPad() {
        return pinPad;
    }

    /**
     * The monitor saw the slot change. A card that left is let go of; one that came is connected to at once, which tells
     * whether the reader has keys, and makes later waits ones that can be ended.
     */
    void observe(Insertion now) {
        insertion = now;
        worker.execute(() -> connection.closeUnless(now));
        if (now.slot() instanceof Slot.Present present) {
            inSession(present.insertion(), session -> null);
        }
    }

    @Override
    public <T> CompletableFuture<T> inSession(long number, CardWork<T> work) {
        SessionJob<T> job = new SessionJob<>(number, work);
        waiting.put(job, giveUpInTime(job, patience.toNanos()));
        worker.execute(() -> attempt(job));
        if (closed) {
            giveUpAll();
        }
        return job.future();
    }

    private void attempt(SessionJob<?> job) {
        try {
            if (closed || !job.isWaiting()) {
                return;
            }
            Insertion now = insertion;
            Atr atr = requireCard(now.slot(), job.insertion());
            connection.begin(now);
            carryOut(job, new PcscCardSession(atr, transport));
        } catch (CardException.SharingViolation e) {
            findings.isTaken(this);
            job.giveUp(e);
        } catch (CardException e) {
            job.giveUp(e);
        } finally {
            forget(job);
        }
    }

    private Atr requireCard(Slot slot, long number) throws CardException {
        if (slot.insertion() != number) {
            throw new CardException.CardRemoved("the card of insertion " + number + " is not in " + name);
        }
        if (slot instanceof Slot.Present present) {
            return present.atr();
        }
        if (slot instanceof Slot.InUse) {
            throw new CardException.SharingViolation("another program has the card in " + name + " for itself");
        }
        throw new CardException.CardMute("the card in " + name + " does not answer");
    }

    private void carryOut(SessionJob<?> job, PcscCardSession session) {
        Runnable tell = PcscReader::doNothing;
        try {
            lookForPinPad();
            if (!closed && job.begins()) {
                forget(job);
                tell = job.run(session);
            }
        } finally {
            connection.end(session.end());
        }
        tell.run();
    }

    private static void doNothing() {
        // the work was given up
    }

    private void forget(SessionJob<?> job) {
        Future<?> limit = waiting.remove(job);
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void lookForPinPad() {
        if (!pinPad && connection.asksPinPad()) {
            pinPad = true;
            findings.hasPinPad(this);
        }
    }

    /** Lets work that another program keeps from beginning fail; work that waits for other work of ours waits on. */
    private Future<?> giveUpInTime(SessionJob<?> job, long nanos) {
        return clock.schedule(() -> {
            OptionalLong since = connection.waitingSince();
            long now = System.nanoTime();
            long waited = since.isPresent() ? Math.min(now - since.getAsLong(), now - job.submitted()) : 0;
            if (waited >= patience.toNanos()) {
                job.giveUp(new CardException.SharingViolation("another program holds the card in " + name));
            } else {
                waiting.computeIfPresent(job, (same, old) -> giveUpInTime(job, patience.toNanos() - waited));
            }
        }, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * The reader is gone, or nobody wants it any more. Work that has begun is carried to its end; none begins. The thread ends
     * as soon as the native call in which it may be returns.
     */
    void close() {
        closed = true;
        insertion = new Insertion(new Slot.Empty(), 0);
        worker.execute(connection::close);
        worker.shutdown();
        connection.abort();
        giveUpAll();
    }

    private void giveUpAll() {
        for (SessionJob<?> job : waiting.keySet()) {
            job.giveUp(new CardException.ReaderGone(name + " is gone"));
            forget(job);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
