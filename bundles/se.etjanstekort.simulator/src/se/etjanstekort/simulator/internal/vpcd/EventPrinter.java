/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import se.etjanstekort.cli.Console;
import se.etjanstekort.simulator.internal.reader.Insertion;

/** Prints what happens to the card, a line an event. */
final class EventPrinter implements CardEvents {

    private final Console console;
    private final boolean trace;
    private final Consumer<String> tracePrinter = command -> print("apdu", Map.of("command", command));

    /**
     * @param trace
     *            whether each command is an event, too
     */
    EventPrinter(Console console, boolean trace) {
        this.console = console;
        this.trace = trace;
    }

    @Override
    public void inserted(Insertion insertion) {
        if (trace) {
            insertion.card().addTrace(tracePrinter);
        }
        print("inserted", Map.of("persona", insertion.card().persona(), "atr", insertion.card().atr().toString()));
    }

    @Override
    public void out(Insertion insertion, Reason reason) {
        insertion.card().removeTrace(tracePrinter);
        String event = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        print(event, Map.of("persona", insertion.card().persona(), "apdus", insertion.commands()));
    }

    /** A word of the caller's, after all that has been printed. */
    void mark(String word) {
        print("mark", Map.of("word", word));
    }

    void error(String message) {
        print("error", Map.of("message", message));
    }

    private void print(String event, Map<String, ?> details) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        document.put("event", event);
        document.putAll(details);
        console.print(document, () -> event + " " + details);
    }
}
