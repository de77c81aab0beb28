/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * Standard input and output of a command. With {@code --json} standard output carries JSON documents alone, one a line; what
 * is for people goes to standard error. Any thread may print; lines do not mix.
 */
public final class Console {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    /**
     * @param json
     *            whether the caller wants JSON
     */
    public Console(InputStream in, PrintStream out, PrintStream err, boolean json) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** Whether the caller wants JSON. */
    public boolean isJson() {
        return json;
    }

    /**
     * Prints one document.
     *
     * @param document
     *            for {@code --json}: maps, lists, strings, numbers, truth values, null
     * @param text
     *            for people, without a line feed at the end
     */
    public synchronized void print(Map<String, ?> document, Supplier<String> text) {
        out.println(json ? GSON.toJson(document) : text.get());
        out.flush();
    }

    /** Tells a person something that is not part of the answer. */
    public synchronized void tell(String text) {
        err.println(text);
        err.flush();
    }
}
