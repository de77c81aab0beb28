/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what could be a personnummer: ten or twelve digits in a row, with or without a sign before the last four. */
final class PersonalNumbers {

    /** A time of twelve or fourteen digits ends in Z. The byte before or after a number may be a tag that looks like a digit. */
    private static final Pattern NUMBER = Pattern
            .compile("(?<![0-9])(?!(?:[0-9]{12}|[0-9]{14})Z)[0-9]{6,}[-+]?[0-9]{4}");

    private PersonalNumbers() {
    }

    static boolean mayBeIn(Stream<byte[]> files) {
        return files.anyMatch(file -> NUMBER.matcher(new String(file, StandardCharsets.ISO_8859_1)).find());
    }
}
