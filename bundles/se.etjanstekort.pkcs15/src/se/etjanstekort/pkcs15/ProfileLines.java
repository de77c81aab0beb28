/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A profile file's lines of {@code key = value}, with comments after {@code #}. */
final class ProfileLines {

    private static final int MAX_LINES = 1_000;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /**
     * A value and where it stands.
     *
     * @param number
     *            from 1
     */
    record Line(int number, String value) {

        Wrong wrong(String reason) {
            return new Wrong(number, reason);
        }
    }

    /** What is wrong with a file, and in which line; 0 for the file as a whole. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        Wrong(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Makes something of a value. */
    interface Reading<T> {
        T of(Line line) throws Wrong;
    }

    /**
     * Strict: a key that is unknown, or there twice, is an error, since a misspelt profile would be a wrong one.
     *
     * @param known
     *            which keys there may be
     */
    ProfileLines(List<String> text, Predicate<String> known) throws Wrong {
        if (text.size() > MAX_LINES) {
            throw new Wrong(0, "more than " + MAX_LINES + " lines");
        }
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(i + 1, line, known);
            }
        }
    }

    private void take(int number, String line, Predicate<String> known) throws Wrong {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new Wrong(number, "no key = value");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (!known.test(key)) {
            throw new Wrong(number, "unknown key " + key);
        }
        if (value.isEmpty()) {
            throw new Wrong(number, "no value for " + key);
        }
        if (lines.putIfAbsent(key, new Line(number, value)) != null) {
            throw new Wrong(number, key + " for the second time");
        }
    }

    /** All keys with their values, in the file's order. */
    Map<String, Line> all() {
        return lines;
    }

    Optional<Line> find(String key) {
        return Optional.ofNullable(lines.get(key));
    }

    <T> Optional<T> value(String key, Reading<T> reading) throws Wrong {
        Line line = lines.get(key);
        return line == null ? Optional.empty() : Optional.of(reading.of(line));
    }

    <T> T required(String key, Reading<T> reading) throws Wrong {
        return value(key, reading).orElseThrow(() -> new Wrong(0, key + " is missing"));
    }
}
