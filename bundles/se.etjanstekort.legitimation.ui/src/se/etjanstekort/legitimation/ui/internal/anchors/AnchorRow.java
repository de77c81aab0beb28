/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.etjanstekort.ui.Message;

/**
 * A trust anchor, or what cannot be one, as the page shows it.
 *
 * @param key
 *            by which it is found again after another reading
 * @param mark
 *            the sign of the state, told beside its words
 * @param notice
 *            what the state means and what to do; empty where there is nothing to do
 */
record AnchorRow(String key, String name, String source, String mark, String state, Optional<Message> notice,
        List<Fact> facts) {

    /**
     * @param fixedWidth
     *            whether the digits are compared one by one
     */
    record Fact(String label, List<String> lines, boolean fixedWidth) {
        Fact {
            lines = List.copyOf(lines);
        }
    }

    AnchorRow {
        facts = List.copyOf(facts);
    }

    String markedState() {
        return mark + ' ' + state;
    }

    /** For a letter to support. */
    String asText() {
        Stream<String> told = facts.stream().map(fact -> fact.label() + ": " //$NON-NLS-1$
                + String.join(fact.fixedWidth() ? ":" : ", ", fact.lines())); //$NON-NLS-1$ //$NON-NLS-2$
        Stream<String> advice = notice.stream().flatMap(message -> Stream.of(message.title(), message.text()));
        return Stream.of(Stream.of(name), told, advice).flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator())); //$NON-NLS-1$
    }
}
