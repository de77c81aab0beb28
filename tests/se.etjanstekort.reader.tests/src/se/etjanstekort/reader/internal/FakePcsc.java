/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.PcscException;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.Atr;

/** A PC/SC service in memory, for faults to which no real one can be brought. Behaves as pcsc-lite does where nothing is said. */
final class FakePcsc extends RecordedCalls implements Pcsc {

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
    private final Set<Long> contexts = new HashSet<>();
    private final Set<Long> cancelled = new HashSet<>();
    private boolean running = true;
    private boolean endsWithLastReader;
    private boolean installed = true;
    private boolean held;
    /** The reader that is taken at the next connect; null where none is. */
    private String silent;
    private final Map<Integer, byte[]> controls = new HashMap<>();
    private final Map<Integer, Runnable> meanwhile = new HashMap<>();
    private boolean concurrent;
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

    synchronized void installed(boolean now) {
        installed = now;
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

    /** What the reader's driver answers to a control code. */
    synchronized void control(int code, String answer) {
        controls.put(code, HexFormat.of().parseHex(answer));
    }

    /** What happens while the driver is at work on a control code. */
    synchronized void during(int code, Runnable task) {
        meanwhile.put(code, task);
    }

    synchronized void controlsConcurrently(boolean now) {
        concurrent = now;
    }

    synchronized void answer(byte... bytes) {
        answer = bytes;
    }

    synchronized int openContexts() {
        return contexts.size();
    }

    /** The very array that was sent last. */
    synchronized byte[] lastCommand() {
        return lastCommand;
    }

    private void call(String function, Object detail) throws PcscException {
        record(function, detail);
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
        note("release " + context);
        contexts.remove(context);
        notifyAll();
    }

    @Override
    public synchronized void cancel(long context) {
        try {
            record("cancel", context);
            cancelled.add(context);
            notifyAll();
        } catch (PcscException e) {
            return; // said before the wait had begun: nothing is ended
        }
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
    public synchronized boolean isServiceInstalled() {
        return installed;
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

    @Override
    public synchronized byte[] control(Card card, int code, byte[] in) throws PcscException {
        call("control", Integer.toHexString(code) + " " + HexFormat.of().formatHex(in));
        Optional.ofNullable(meanwhile.get(code)).ifPresent(Runnable::run);
        return controls.getOrDefault(code, new byte[0]);
    }

    @Override
    public synchronized boolean controlsConcurrently() {
        return concurrent;
    }
}
