/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep the program alive. */
public final class DaemonThreads {

    private DaemonThreads() {
    }

    /** One thread, made when it is first needed. */
    static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(task -> create(name, task));
    }

    /** A thread that is not started yet. */
    public static Thread create(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
