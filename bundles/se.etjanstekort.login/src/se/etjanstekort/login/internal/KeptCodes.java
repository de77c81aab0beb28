/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.smartcard.Pin;

/**
 * Codes that were typed and may be used again, each for one stay of one card and one code on it. Each is one array, in its
 * {@link Pin}, which is wiped when it is dropped or its time is over; never while it is being written to the card. Any thread.
 */
final class KeptCodes implements AutoCloseable {

    /** Whose code it is, and what for: one that was given for legitimering makes no underskrift, should a card have but one. */
    record Place(CardKey card, AuthenticationObject pin, Purpose purpose) {
        static Place of(OwnedKey own) {
            return new Place(own.card().key(), own.candidate().pin(), own.key().purpose());
        }
    }

    /**
     * A code.
     *
     * @param attempt
     *            guards it while it is in use, and wipes it
     * @param only
     *            for whom it is good, for one signature; empty for any number and everybody
     */
    record KeptCode(Pin pin, CodeAttempt<Boolean> attempt, Optional<Requester> only) {
        boolean once() {
            return only.isPresent();
        }

        private boolean isFor(Requester who) {
            return only.isEmpty() || only.get().equals(who);
        }

        void end() {
            attempt.end(false);
        }

        /** Never tells of the code. */
        @Override
        public String toString() {
            return "KeptCode";
        }
    }

    private record Timed(KeptCode code, Duration idle, ScheduledFuture<?> wiping) {
    }

    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(DaemonThreads.named("etjanstekort-codes"));
    private final Map<Place, Timed> codes = new HashMap<>();
    private boolean closed;

    /** Keeps a code for as long as it is not idle for longer; drops it at once where this has closed. */
    synchronized void keep(Place place, KeptCode code, Duration idle) {
        drop(place);
        if (closed) {
            code.end();
            return;
        }
        codes.put(place, new Timed(code, idle, wipeAfter(place, code, idle)));
    }

    /** The code for one use. One that is good once is not kept any longer: the caller ends it. */
    synchronized Optional<KeptCode> use(Place place, Requester who) {
        if (!has(place, who)) {
            return Optional.empty();
        }
        Timed timed = codes.remove(place);
        timed.wiping().cancel(false);
        if (!timed.code().once()) {
            codes.put(place, new Timed(timed.code(), timed.idle(), wipeAfter(place, timed.code(), timed.idle())));
        }
        return Optional.of(timed.code());
    }

    synchronized boolean has(Place place, Requester who) {
        return codes.containsKey(place) && codes.get(place).code().isFor(who);
    }

    synchronized void drop(Place place) {
        Timed timed = codes.remove(place);
        if (timed != null) {
            timed.wiping().cancel(false);
            timed.code().end();
        }
    }

    /** Drops those of some cards. */
    synchronized void dropAll(Predicate<CardKey> cards) {
        List.copyOf(codes.keySet()).stream().filter(place -> cards.test(place.card())).forEach(this::drop);
    }

    @Override
    public synchronized void close() {
        closed = true;
        dropAll(card -> true);
        timer.shutdownNow();
    }

    private ScheduledFuture<?> wipeAfter(Place place, KeptCode code, Duration idle) {
        return timer.schedule(() -> dropIfStill(place, code), idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void dropIfStill(Place place, KeptCode code) {
        Timed timed = codes.get(place);
        if (timed != null && timed.code() == code) {
            drop(place);
        }
    }
}
