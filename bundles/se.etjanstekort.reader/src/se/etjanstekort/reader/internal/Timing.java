/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.time.Duration;

/**
 * How long we wait for what.
 *
 * @param held
 *            for another program that holds a card, before it is told as in use; each of its transactions costs us up to 200 ms,
 *            as pcsc-lite looks every 100 ms
 * @param patience
 *            for another program that holds a card, before work that says nothing else fails
 * @param libraryRetry
 *            between two looks for a library that is not there, where no file tells that it has come
 * @param serviceRetry
 *            between two tries to reach a service that is not there, where no file tells that it has started
 * @param settling
 *            how long after an event readers are looked for, ten times. pcsc-lite counts readers when a wait
 *            begins, so one that comes between the list and the wait is not told; docking stations bring several at a time;
 *            and the time that a driver has to take a device on USB
 * @param exclusive
 *            the longest wait for events while another program has a card for itself: pcsc-lite does not tell when it lets go;
 *            and before a card is told as free again that could not be had
 */
record Timing(Duration held, Duration patience, Duration libraryRetry, Duration serviceRetry, Duration settling,
        Duration exclusive) {

    static final Timing STANDARD = new Timing(Duration.ofMillis(300), Duration.ofSeconds(10), Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofSeconds(1), Duration.ofSeconds(1));
}
