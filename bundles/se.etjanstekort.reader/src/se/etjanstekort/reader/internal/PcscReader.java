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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
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
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;
import se.etjanstekort.smartcard.transport.LineTransport;

/** A PC/SC reader while it is there, with the thread on which its card is spoken to. */
final class PcscReader implements CardReader {

    /** What is found out about a reader by using it; told on any thread. */
    interface Findings {

        /** What {@link PcscReader#state()} says is something else now. */
        void changed(PcscReader reader);

        /** Whether the card can be had is to be asked for. */
        void isDoubtful(PcscReader reader);
    }

    private static final Logger LOG = System.getLogger(PcscReader.class.getName());

    private final String name;
    private final CardConnection connection;
    private final CardTransport transport;
    private final ScheduledExecutorService clock;
    private final Timing timing;
    private final Surroundings surroundings;
    private final Findings findings;
    private final ExecutorService worker;
    private final WaitingWork waiting;
    private final Object holding = new Object();
    /** Who may keep the card, while another program does; written with the lock on {@link #holding}, null while none does. */
    private volatile List<String> holders;
    private volatile Insertion insertion = new Insertion(new Slot.Empty(), 0);
    private volatile boolean pinPad;
    private volatile boolean closed;

    /**
     * @param clock
     *            for the bounds on waits
     */
    PcscReader(String name, Pcsc pcsc, ScheduledExecutorService clock, Timing timing,
            Surroundings surroundings, Findings findings) {
        this.name = name;
        this.connection = new CardConnection(pcsc, name);
        this.transport = new LineTransport(connection::exchange);
        this.clock = clock;
        this.timing = timing;
        this.surroundings = surroundings;
        this.findings = findings;
        this.waiting = new WaitingWork(clock, timing.held(), connection::waitingSince, this::tellHeld);
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

    /** What is in, as it is told: a card that another program keeps is in use, whether or not the service says so. */
    Slot slot() {
        List<String> programs = holders;
        Slot slot = insertion.slot();
        if (programs != null && slot instanceof Slot.Present present) {
            return new Slot.InUse(present.insertion(), present.atr(), programs);
        }
        return programs != null && slot instanceof Slot.InUse taken
                ? new Slot.InUse(taken.insertion(), taken.atr(), programs)
                : slot;
    }

    boolean hasPinPad() {
        return pinPad;
    }

    /** As it is told. */
    ReaderState state() {
        return new ReaderState(this, slot(), pinPad);
    }

    /**
     * The monitor saw the slot change. A card that left is let go of; one that came is connected to at once, which tells
     * whether the reader has keys, and makes later waits ones that can be ended.
     *
     * @param told
     *            is run in between, so that nobody waits for our own work to hear of it
     */
    void observe(Insertion now, Runnable told) {
        synchronized (holding) {
            holders = insertion.slot().insertion() == now.slot().insertion() ? holders : null;
            insertion = now;
        }
        told.run();
        worker.execute(() -> connection.closeUnless(now));
        if (now.slot() instanceof Slot.Present present) {
            inSession(present.insertion(), session -> null);
        } else if (now.slot() instanceof Slot.InUse) {
            clock.execute(this::tellTaken);
        }
    }

    /** The monitor asked for the state anew, and no program has the card for itself alone. */
    void isNotTaken() {
        if (connection.waitingSince().isEmpty()) {
            tellFree();
        }
    }

    @Override
    public <T> CompletableFuture<T> inSession(long number, CardWork<T> work) {
        return inSession(number, timing.patience(), work);
    }

    @Override
    public <T> CompletableFuture<T> inSession(long number, Duration patience, CardWork<T> work) {
        SessionJob<T> job = new SessionJob<>(number, patience, work);
        waiting.add(job);
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
            tellFree();
            carryOut(job, new PcscCardSession(atr, transport, connection, lookForPinPad()));
        } catch (CardException.SharingViolation e) {
            job.giveUp(e);
            tellTaken();
        } catch (CardException e) {
            job.giveUp(e);
            tellFree();
        } catch (RuntimeException | Error e) { // thread top
            LOG.log(Level.ERROR, "work on " + name + " failed", e);
            job.fail(e);
            connection.close();
        } finally {
            waiting.forget(job);
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
            if (!closed && job.begins()) {
                waiting.forget(job);
                tell = job.run(session);
            }
        } finally {
            try {
                connection.end(session.end());
            } finally {
                tell.run();
            }
        }
    }

    private static void doNothing() {
        // the work was given up
    }

    /** Keys that codes may be entered on. */
    private Optional<CardConnection.Keys> lookForPinPad() {
        Optional<CardConnection.Keys> keys = connection.keys().filter(found -> surroundings.mayUse(name, found));
        if (pinPad != keys.isPresent()) {
            pinPad = keys.isPresent();
            findings.changed(this);
        }
        return keys;
    }

    /**
     * Another program has held the card for too long. Told before it is told as free, also where it has let go meanwhile: who
     * was given up hears that it may try again. The wait itself goes on.
     */
    private void tellHeld() {
        List<String> programs = surroundings.cardPrograms();
        synchronized (holding) {
            holders = programs;
            findings.changed(this);
            if (connection.waitingSince().isEmpty()) {
                tellFree();
            }
        }
    }

    /**
     * Another program has the card for itself alone, and nothing tells when it lets go: the service is asked a while later, and
     * says through {@link #isNotTaken()} or {@link #observe} how things stand then.
     */
    private void tellTaken() {
        List<String> programs = surroundings.cardPrograms();
        synchronized (holding) {
            holders = programs;
            findings.changed(this);
        }
        clock.schedule(() -> findings.isDoubtful(this), timing.exclusive().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tellFree() {
        synchronized (holding) {
            if (holders != null) {
                holders = null;
                findings.changed(this);
            }
        }
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
        waiting.giveUpAll(new CardException.ReaderGone(name + " is gone"));
    }

    @Override
    public String toString() {
        return name;
    }
}
