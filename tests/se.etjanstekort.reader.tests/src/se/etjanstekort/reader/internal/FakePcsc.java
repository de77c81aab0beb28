/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.PcscException;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.Atr;

/** A PC/SC service in memory, for faults to which no real one can be brought. Behaves as pcsc-lite does where nothing is said. */
final class FakePcsc implements Pcsc {

    static final int NO_SERVICE = 0x8010001D;
    static final int INVALID_HANDLE = 0x80100003;
    static final int RESET_CARD = 0x80100068;
    static final int REMOVED_CARD = 0x80100069;
    static final int NOT_TRANSACTED = 0x80100016;
    static final int EMPTY = 0x10;
    static final int PRESENT = 0x20;
    static final int EXCLUSIVE = 0x80;
    static final int MUTE = 0x200;

    private static final int SHARING_VIOLATION = 0x8010000B;
    private static final int CANCELLED = 0x80100002;
    private static final int UNKNOWN_READER = 0x80100009;
    private static final int TIMEOUT = 0x8010000A;
    private static final byte[] ATR = { 0x3B, 0x00 };

    private final Map<String, Integer> states = new LinkedHashMap<>();
    private final Map<String, Deque<Integer>> faults = new HashMap<>();
    private final Map<String, RuntimeException> breakdowns = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<Long> contexts = new HashSet<>();
    private final Set<Long> cancelled = new HashSet<>();
    private boolean running = true;
    private boolean endsWithLastReader;
    private boolean held;
    /** The reader that is taken at the next connect; null where none is. */
    private String silent;
    private byte[] features = {};
    private byte[] answer = { (byte) 0x90, 0 };
    private byte[] lastCommand = {};
    private long lastHandle;

    /** A reader comes, or its state changes; the number of card events is in the high word. */
    synchronized void set(String reader, int events, int flags) {
        states.put(reader, events << 16 | flags);
        silent = null;
        notifyAll();
    }

    /** Another program takes the card for itself with the next connect of ours; as in pcsc-lite, no wait hears of it. */
    synchronized void takeSilently(String reader) {
        silent = reader;
    }

    synchronized void remove(String reader) {
        states.remove(reader);
        notifyAll();
    }

    synchronized void running(boolean now) {
        running = now;
        contexts.clear();
        notifyAll();
    }

    synchronized void endsWithLastReader(boolean now) {
        endsWithLastReader = now;
    }

    /** Another program holds a transaction, or lets it go. */
    synchronized void held(boolean now) {
        held = now;
        notifyAll();
    }

    synchronized void features(byte... structures) {
        features = structures;
    }

    synchronized void answer(byte... bytes) {
        answer = bytes;
    }

    /** The next calls of that function return these codes instead of doing anything. */
    synchronized void fail(String function, int... codes) {
        for (int code : codes) {
            faults.computeIfAbsent(function, key -> new ArrayDeque<>()).add(code);
        }
    }

    /** The next call of that function fails in a way that no PC/SC function does. */
    synchronized void breakDown(String function, RuntimeException fault) {
        breakdowns.put(function, fault);
    }

    /** The calls so far, of those functions. */
    synchronized List<String> calls(String... functions) {
        return calls.stream().filter(call -> List.of(functions).contains(call.split(" ")[0])).toList();
    }

    synchronized int openContexts() {
        return contexts.size();
    }

    /** The very array that was sent last. */
    synchronized byte[] lastCommand() {
        return lastCommand;
    }

    /** Waits until that function has been called so often. */
    synchronized void awaitCalls(String function, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (calls(function).size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(function + " was not called " + count + " times: " + calls);
            }
            wait(left);
        }
    }

    private void call(String function, Object detail) throws PcscException {
        calls.add(function + " " + detail);
        notifyAll();
        if (breakdowns.containsKey(function)) {
            throw breakdowns.remove(function);
        }
        Deque<Integer> codes = faults.get(function);
        if (codes != null && !codes.isEmpty()) {
            throw new PcscException(function, codes.remove());
        }
        if (!running) {
            throw new PcscException(function, NO_SERVICE);
        }
    }

    private void waitWhileHeld(String function, long context) throws PcscException {
        while (held) {
            pause(0);
            if (context != 0 && !contexts.contains(context)) {
                throw new PcscException(function, INVALID_HANDLE);
            }
        }
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized long establishContext() throws PcscException {
        call("establish", "");
        contexts.add(++lastHandle);
        return lastHandle;
    }

    @Override
    public synchronized void releaseContext(long context) {
        calls.add("release " + context);
        contexts.remove(context);
        notifyAll();
    }

    @Override
    public synchronized void cancel(long context) {
        cancelled.add(context);
        notifyAll();
    }

    @Override
    public synchronized List<String> listReaders(long context) throws PcscException {
        call("list", context);
        return List.copyOf(states.keySet());
    }

    @Override
    public synchronized List<ReaderStatus> awaitChange(long context, long millis, List<ReaderStatus> known)
            throws PcscException {
        call("wait", known.size() + " " + millis);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        int count = states.size();
        for (ReaderStatus status : known) {
            if (!isPnp(status) && !states.containsKey(status.reader())) {
                throw new PcscException("wait", UNKNOWN_READER);
            }
        }
        while (true) {
            if (!contexts.contains(context)) {
                throw new PcscException("wait", NO_SERVICE);
            }
            if (cancelled.remove(context)) {
                throw new PcscException("wait", CANCELLED);
            }
            if (count != states.size() || known.stream().anyMatch(this::differs)) {
                return known.stream().map(this::now).toList();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new PcscException("wait", TIMEOUT);
            }
            pause(left);
        }
    }

    private static boolean isPnp(ReaderStatus status) {
        return status.reader().equals(ReaderStatus.PNP_NOTIFICATION);
    }

    private boolean differs(ReaderStatus status) {
        int state = states.getOrDefault(status.reader(), 4);
        boolean untold = (state & EXCLUSIVE) != 0 && status.state() != 0;
        return !isPnp(status)
                && (untold ? state & ~EXCLUSIVE : state) != (untold ? status.state() & ~EXCLUSIVE : status.state());
    }

    private ReaderStatus now(ReaderStatus status) {
        int state = isPnp(status) ? 0 : states.getOrDefault(status.reader(), 4);
        return new ReaderStatus(status.reader(), state | 2, new Atr(ATR));
    }

    @Override
    public int maxReaderStates() {
        return 16;
    }

    @Override
    public synchronized boolean serviceEndsWithLastReader() {
        return endsWithLastReader;
    }

    @Override
    public synchronized Card connect(long context, String reader) throws PcscException {
        call("connect", reader);
        if (reader.equals(silent)) {
            states.merge(reader, EXCLUSIVE, (state, flag) -> state | flag);
            throw new PcscException("connect", SHARING_VIOLATION);
        }
        waitWhileHeld("connect", 0);
        return new Card(context, 2);
    }

    @Override
    public synchronized Card reconnect(Card card) throws PcscException {
        call("reconnect", card.handle());
        return card;
    }

    @Override
    public synchronized void disconnect(Card card, Disposition disposition) throws PcscException {
        call("disconnect", disposition);
    }

    @Override
    public synchronized void beginTransaction(Card card) throws PcscException {
        call("begin", card.handle());
        waitWhileHeld("begin", card.handle());
    }

    @Override
    public synchronized void endTransaction(Card card, Disposition disposition) throws PcscException {
        call("end", disposition);
    }

    @Override
    public synchronized byte[] transmit(Card card, byte[] command) throws PcscException {
        lastCommand = command;
        call("transmit", command.length);
        return answer;
    }

    @Override
    public synchronized byte[] features(Card card) throws PcscException {
        call("features", "");
        return features;
    }
}
