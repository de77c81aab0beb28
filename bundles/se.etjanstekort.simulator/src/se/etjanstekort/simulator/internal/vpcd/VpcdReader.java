/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.simulator.SoftwareReader;
import se.etjanstekort.simulator.internal.reader.DaemonThreads;
import se.etjanstekort.simulator.internal.reader.Insertion;
import se.etjanstekort.simulator.internal.vpcd.CardEvents.Reason;

/** A slot of a real PC/SC reader to put software cards into. */
final class VpcdReader implements SoftwareReader, AutoCloseable {

    private final CardSlot slot;
    private final SoftwareCards cards;
    private final CardEvents events;
    private Optional<Inserted> inserted = Optional.empty();
    private long emptySince;

    VpcdReader(CardSlot slot, SoftwareCards cards, CardEvents events) {
        this.slot = slot;
        this.emptySince = System.nanoTime() - slot.noticedAfter().toNanos();
        this.cards = cards;
        this.events = events;
    }

    /** @throws UncheckedIOException when there is no such slot */
    @Override
    public synchronized void insert(String persona) throws SoftwareCardException {
        put(cards.card(persona));
    }

    @Override
    public synchronized void insertMute() {
        put(SoftwareCard.mute());
    }

    private void put(SoftwareCard card) {
        remove();
        awaitNoticed();
        try {
            connect(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called with the lock held. */
    private void connect(SoftwareCard card) throws IOException {
        Insertion insertion = new Insertion(card);
        Inserted now = new Inserted(insertion, new VpcdCard(slot.insert(), insertion));
        inserted = Optional.of(now);
        events.inserted(insertion);
        DaemonThreads.create("software card", now::serve).start();
    }

    /** Called with the lock held. */
    private void awaitNoticed() {
        long noticed = emptySince + slot.noticedAfter().toNanos();
        long left = noticed - System.nanoTime();
        try {
            while (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = noticed - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void remove() {
        Optional<Inserted> before = inserted;
        empty();
        before.ifPresent(card -> card.end(Reason.REMOVED));
    }

    @Override
    public synchronized void pullAfter(int commands) {
        inserted.ifPresent(card -> card.insertion.pullAfter(commands));
    }

    @Override
    public void close() {
        remove();
    }

    /** Whether nobody took it out before. */
    private synchronized boolean isOut(Inserted card) {
        boolean wasIn = inserted.filter(present -> present == card).isPresent();
        if (wasIn) {
            empty();
        }
        return wasIn;
    }

    /** The service or the reader went, and the card lies in the slot as before; it lost its power. */
    private synchronized void stay(SoftwareCard card) {
        if (inserted.isPresent()) {
            return;
        }
        try {
            connect(card);
        } catch (IOException e) {
            return; // nobody will take the slot up again: that the card is out has been told
        }
    }

    private void empty() {
        if (inserted.isPresent()) {
            inserted = Optional.empty();
            emptySince = System.nanoTime();
        }
    }

    /** A card and the connection that it is in by. */
    private final class Inserted {

        private final Insertion insertion;
        private final VpcdCard connection;
        private boolean ended;

        Inserted(Insertion insertion, VpcdCard connection) {
            this.insertion = insertion;
            this.connection = connection;
        }

        void serve() {
            Reason reason;
            try {
                reason = connection.serve() ? Reason.PULLED : Reason.READER_GONE;
            } catch (IOException e) {
                reason = Reason.READER_GONE;
            }
            boolean wasIn = isOut(this);
            end(reason);
            if (wasIn && reason == Reason.READER_GONE && slot.outlivesService()) {
                stay(insertion.card());
            }
        }

        /** Closes the connection and tells it, once: taking the card out also ends its thread's reading. */
        synchronized void end(Reason reason) {
            if (ended) {
                return;
            }
            ended = true;
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                events.out(insertion, reason);
            }
        }
    }
}
