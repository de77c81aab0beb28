/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names, written with {@code *} for any characters. Upper and lower case are the same.
 *
 * @param pattern
 *            of the whole name
 */
record NamePattern(Pattern pattern) {

    static NamePattern of(String text) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new NamePattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean fits(String name) {
        return pattern.matcher(name).matches();
    }
}
