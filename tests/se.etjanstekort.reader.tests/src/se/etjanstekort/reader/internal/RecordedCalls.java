/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import se.etjanstekort.reader.internal.pcsc.PcscException;

/** Calls of PC/SC functions: kept in their order, and made to fail where a test wants it. */
class RecordedCalls {

    private final Map<String, Deque<Integer>> faults = new HashMap<>();
    private final Map<String, RuntimeException> breakdowns = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** The next calls of that function return these codes instead of doing anything. */
    final synchronized void fail(String function, int... codes) {
        for (int code : codes) {
            faults.computeIfAbsent(function, key -> new ArrayDeque<>()).add(code);
        }
    }

    /** The next call of that function fails in a way that no PC/SC function does. */
    final synchronized void breakDown(String function, RuntimeException fault) {
        breakdowns.put(function, fault);
    }

    /** The calls so far, of those functions. */
    final synchronized List<String> calls(String... functions) {
        return calls.stream().filter(call -> List.of(functions).contains(call.split(" ")[0])).toList();
    }

    /** Waits until that function has been called so often. */
    final synchronized void awaitCalls(String function, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (calls(function).size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(function + " was not called " + count + " times: " + calls);
            }
            wait(left);
        }
    }

    final synchronized void note(String call) {
        calls.add(call);
        notifyAll();
    }

    final synchronized void record(String function, Object detail) throws PcscException {
        note(function + " " + detail);
        if (breakdowns.containsKey(function)) {
            throw breakdowns.remove(function);
        }
        Deque<Integer> codes = faults.get(function);
        if (codes != null && !codes.isEmpty()) {
            throw new PcscException(function, codes.remove());
        }
    }
}
