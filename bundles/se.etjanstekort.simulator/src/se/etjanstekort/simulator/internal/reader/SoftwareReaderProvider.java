/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.simulator.SoftwareReader;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/** One reader made of software, and the hand that puts cards into it. */
public final class SoftwareReaderProvider implements ReaderProvider, SoftwareReader, AutoCloseable {

    private final SoftwareCards cards;
    private final ExecutorService notifier = DaemonThreads.single("software reader events");
    private final SoftwareCardReader reader;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    /** Guards what follows, and the order in which it is told. */
    private final Object lock = new Object();
    private Slot slot = new Slot.Empty();
    private Optional<Insertion> inserted = Optional.empty();
    private Optional<FailureCode> problem = Optional.empty();
    private long insertions;

    public SoftwareReaderProvider(SoftwareCards cards) {
        this.cards = cards;
        this.reader = new SoftwareCardReader(this::inserted, this::removePulled);
    }

    @Override
    public ReaderSnapshot snapshot() {
        synchronized (lock) {
            return new ReaderSnapshot(ServiceState.RUNNING, problem, List.of(new ReaderState(reader, slot, false)));
        }
    }

    @Override
    public Subscription subscribe(Consumer<ReaderSnapshot> listener) {
        Subscriber subscriber = new Subscriber(listener);
        synchronized (lock) {
            ReaderSnapshot present = snapshot();
            notifier.execute(() -> {
                subscriber.tell(present);
                subscribers.add(subscriber);
            });
        }
        return () -> {
            subscriber.close();
            subscribers.remove(subscriber);
        };
    }

    @Override
    public void insert(String persona) throws SoftwareCardException {
        SoftwareCard card = issue(persona);
        synchronized (lock) {
            remove();
            Insertion insertion = new Insertion(card);
            inserted = Optional.of(insertion);
            become(new Slot.Present(++insertions, card.atr()));
        }
    }

    private SoftwareCard issue(String persona) throws SoftwareCardException {
        try {
            SoftwareCard card = cards.card(persona);
            tellProblem(Optional.empty());
            return card;
        } catch (SoftwareCardException e) {
            tellProblem(Optional.of(e.failure()));
            throw e;
        }
    }

    private void tellProblem(Optional<FailureCode> now) {
        synchronized (lock) {
            if (!problem.equals(now)) {
                problem = now;
                become(slot);
            }
        }
    }

    @Override
    public void insertMute() {
        synchronized (lock) {
            remove();
            become(new Slot.Mute(++insertions));
        }
    }

    @Override
    public void remove() {
        synchronized (lock) {
            if (slot.insertion() != 0) {
                inserted.ifPresent(insertion -> insertion.card().reset());
                inserted = Optional.empty();
                become(new Slot.Empty());
            }
        }
    }

    @Override
    public void pullAfter(int commands) {
        synchronized (lock) {
            inserted.ifPresent(insertion -> insertion.pullAfter(commands));
        }
    }

    private void removePulled(Insertion insertion) {
        synchronized (lock) {
            if (inserted.filter(present -> present == insertion).isPresent()) {
                remove();
            }
        }
    }

    private Optional<Insertion> inserted(long number) {
        synchronized (lock) {
            return slot.insertion() == number ? inserted : Optional.empty();
        }
    }

    /** Called with the lock held, so that steps are told in the order in which they happened. */
    private void become(Slot next) {
        slot = next;
        ReaderSnapshot now = snapshot();
        notifier.execute(() -> subscribers.forEach(subscriber -> subscriber.tell(now)));
    }

    @Override
    public void close() {
        reader.close();
        notifier.shutdown();
    }

    /** A listener until it is closed. */
    private static final class Subscriber {

        private final Consumer<ReaderSnapshot> listener;
        private boolean closed;

        Subscriber(Consumer<ReaderSnapshot> listener) {
            this.listener = listener;
        }

        synchronized void tell(ReaderSnapshot snapshot) {
            if (!closed) {
                listener.accept(snapshot);
            }
        }

        synchronized void close() {
            closed = true;
        }
    }
}
