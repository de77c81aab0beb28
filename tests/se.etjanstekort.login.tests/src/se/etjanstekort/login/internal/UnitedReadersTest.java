/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.Test;

import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;

/** Providers united: one listener is as good as another. */
public class UnitedReadersTest {

    /** A provider that says what the test wants. */
    private static final class Provider implements ReaderProvider {

        private Consumer<ReaderSnapshot> listener;

        @Override
        public ReaderSnapshot snapshot() {
            return States.NO_CARD;
        }

        @Override
        public Subscription subscribe(Consumer<ReaderSnapshot> newListener) {
            listener = newListener;
            return () -> {
            };
        }
    }

    private final List<Throwable> failures = new ArrayList<>();
    private final UnitedReaders readers = new UnitedReaders(reader -> true, failures::add);
    private final Provider provider = new Provider();

    @Test
    public void aListenerThatFailsDoesNotKeepOthersFromHearing() {
        readers.add(provider);
        List<ReaderSnapshot> heard = new ArrayList<>();
        RuntimeException failure = new IllegalStateException("a listener's fault");
        readers.subscribe(snapshot -> {
            if (!snapshot.readers().isEmpty()) {
                throw failure;
            }
        });
        readers.subscribe(heard::add);
        CompletableFuture<ReaderSnapshot> look = readers.firstLook();
        assertFalse(look.isDone());
        provider.listener.accept(States.CARD_IN);
        assertEquals(States.CARD_IN, heard.get(1));
        assertTrue("whoever waits for the first look", look.isDone());
        assertEquals(List.of(failure), failures);
        provider.listener.accept(States.NO_CARD);
        assertEquals("the next step comes too", States.NO_CARD, heard.get(2));
    }
}
