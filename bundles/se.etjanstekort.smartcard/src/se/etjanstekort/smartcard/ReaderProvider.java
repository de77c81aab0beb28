/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.function.Consumer;

/**
 * A source of readers: PC/SC, or the software card. A DS service; all providers are united, none is ranked above another.
 * All methods may be called from any thread.
 */
public interface ReaderProvider {

    /** The readers as they stand. Never blocks. */
    ReaderSnapshot snapshot();

    /**
     * Tells a listener of every change. The listener first hears the present state, then each step in order: a card that
     * was exchanged is told as out and in, however fast it was. Called on the provider's threads, one call at a time; it
     * must return quickly and must not throw.
     *
     * @return ends the subscription; after {@code close} returns, no new call begins
     */
    Subscription subscribe(Consumer<ReaderSnapshot> listener);

    /** A subscription that can be ended. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
