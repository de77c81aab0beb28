/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;

public class PatientLoaderTest {

    @Test
    public void libraryIsTriedWhenItComesAndNowAndThen() {
        AtomicBoolean there = new AtomicBoolean();
        AtomicInteger attempts = new AtomicInteger();
        PatientLoader loader = new PatientLoader(there::get, () -> {
            attempts.incrementAndGet();
            throw new LibraryException(LibraryException.Part.PCSC, new UnsatisfiedLinkError("meant to fail"));
        });
        load(loader, 10);
        assertThat(attempts.get(), is(1));
        load(loader, 6);
        assertThat("it may lie elsewhere", attempts.get(), is(2));
        there.set(true);
        load(loader, 1);
        assertThat("at once when it is there", attempts.get(), is(3));
        load(loader, 1);
        assertThat("and again: what it needs may have come", attempts.get(), is(4));
    }

    private static void load(PatientLoader loader, int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(LibraryException.class, loader::load);
        }
    }
}
