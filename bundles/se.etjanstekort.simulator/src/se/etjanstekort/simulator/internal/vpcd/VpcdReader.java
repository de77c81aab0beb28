/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.simulator.SoftwareReader;
import se.etjanstekort.simulator.internal.reader.DaemonThreads;
import se.etjanstekort.simulator.internal.reader.Insertion;
import se.etjanstekort.simulator.internal.vpcd.CardEvents.Reason;

/** A slot of vpcd as a reader to put software cards into. */
final class VpcdReader implements SoftwareReader, AutoCloseable {

    /** pcscd asks vpcd every 400 ms whether there is a card: an exchange quicker than that would go unseen. */
    private static final long EMPTY_AT_LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final InetSocketAddress address;
    private final SoftwareCards cards;
    private final CardEvents events;
    private Optional<Inserted> inserted = Optional.empty();
    private long emptySince = System.nanoTime() - EMPTY_AT_LEAST_NANOS;

    VpcdReader(InetSocketAddress address, SoftwareCards cards, CardEvents events) {
        this.address = address;
        this.cards = cards;
        this.events = events;
    }

    /** @throws UncheckedIOException when vpcd does not listen there */
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
        Insertion insertion = new Insertion(card);
        try {
            Inserted now = new Inserted(insertion, VpcdCard.insert(address, insertion));
            inserted = Optional.of(now);
            events.inserted(insertion);
            DaemonThreads.create("software card", now::serve).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called with the lock held. */
    private void awaitNoticed() {
        long left = emptySince + EMPTY_AT_LEAST_NANOS - System.nanoTime();
        try {
            while (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = emptySince + EMPTY_AT_LEAST_NANOS - System.nanoTime();
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

    private synchronized void isOut(Inserted card) {
        if (inserted.filter(present -> present == card).isPresent()) {
            empty();
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
            isOut(this);
            end(reason);
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
