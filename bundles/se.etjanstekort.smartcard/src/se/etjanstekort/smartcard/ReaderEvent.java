/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/** A step in the life of the readers, as the difference between two snapshots. */
public sealed interface ReaderEvent {

    /** The service answers (again). */
    record ServiceStarted() implements ReaderEvent {
    }

    /** The service does not answer any more; its readers are gone with it. */
    record ServiceStopped(ServiceState state) implements ReaderEvent {
    }

    /** A reader was plugged in. */
    record ReaderAdded(CardReader reader) implements ReaderEvent {
    }

    /** A reader was unplugged. */
    record ReaderRemoved(CardReader reader) implements ReaderEvent {
    }

    /** Something was put into a reader: present, mute or in use by another program. */
    record CardInserted(CardReader reader, Slot slot) implements ReaderEvent {
    }

    /** What had that insertion number left the reader. */
    record CardRemoved(CardReader reader, long insertion) implements ReaderEvent {
    }
}
