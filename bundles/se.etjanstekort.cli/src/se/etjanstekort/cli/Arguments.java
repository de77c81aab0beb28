/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The words after a command's name, taken one option at a time; what nobody took is an error. One thread. */
public final class Arguments {

    private final List<String> words;

    public Arguments(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /** Takes an option without value; whether it was there. */
    public boolean flag(String name) {
        return words.remove(name);
    }

    /**
     * Takes an option with its value.
     *
     * @throws UsageException
     *             when the option is there without a value, or twice
     */
    public Optional<String> option(String name) throws UsageException {
        int at = words.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 >= words.size() || words.get(at + 1).startsWith("--")) {
            throw new UsageException(name + " needs a value");
        }
        words.remove(at);
        String value = words.remove(at);
        if (words.contains(name)) {
            throw new UsageException(name + " is there twice");
        }
        return Optional.of(value);
    }

    /**
     * Takes what is left, which are no options. To be called after all options were taken.
     *
     * @throws UsageException
     *             when an option is left that nobody knows, or when the count is out of range
     */
    public List<String> rest(int least, int most) throws UsageException {
        Deque<String> rest = new ArrayDeque<>(words);
        words.clear();
        Optional<String> unknown = rest.stream().filter(word -> word.startsWith("--")).findFirst();
        if (unknown.isPresent()) {
            throw new UsageException("unknown option " + unknown.get());
        }
        if (rest.size() < least || rest.size() > most) {
            throw new UsageException(rest.size() < least ? "something is missing" : "too much: " + rest.peekLast());
        }
        return List.copyOf(rest);
    }
}
