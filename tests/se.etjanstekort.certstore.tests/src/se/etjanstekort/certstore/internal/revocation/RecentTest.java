/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.Optional;

import org.junit.Test;

/** What is kept in memory has a bound. */
public final class RecentTest {

    @Test
    public void whatWasUsedLeastRecentlyGoesFirst() {
        Recent<String, Integer> recent = new Recent<>(2);
        recent.put("a", 1);
        recent.put("b", 2);
        recent.get("a");
        recent.put("c", 3);
        assertThat(recent.get("a"), is(Optional.of(1)));
        assertThat(recent.get("b"), is(Optional.empty()));
        assertThat(recent.get("c"), is(Optional.of(3)));
    }

    @Test
    public void whatIsThereIsNotMadeAnew() {
        Recent<String, Integer> recent = new Recent<>(2);
        assertThat(recent.get("a", () -> 1), is(1));
        assertThat(recent.get("a", () -> 2), is(1));
    }
}
