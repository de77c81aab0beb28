/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.security.auth.x500.X500Principal;

import se.etjanstekort.certstore.VisibleText;

/** Takes personnummer out of what support staff see, and what would write over a terminal or turn its text round. */
final class Masking {

    private static final Pattern PERSONNUMMER = Pattern
            .compile("(?<![0-9A-Za-z-])(19|20)?[0-9]{6}[-+]?[0-9]{4}(?![0-9A-Za-z-])");

    /** Names for attributes that RFC 2253 writes as bare OIDs. */
    private static final Map<String, String> ATTRIBUTES = Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.4", "SN", "2.5.4.42",
            "GN", "2.5.4.12", "T", "1.2.840.113549.1.9.1", "E");

    private Masking() {
    }

    /** A name as RFC 2253 writes it, its personnummer masked. */
    static String distinguishedName(X500Principal name) {
        return text(name.getName(X500Principal.RFC2253, ATTRIBUTES));
    }

    static String text(String text) {
        return PERSONNUMMER.matcher(VisibleText.of(text))
                .replaceAll(match -> (match.group(1) == null ? "" : match.group(1)) + "XXXXXX-••••");
    }

    /** A text whose lines stay lines, whichever way they end. */
    static String lines(String text) {
        return Arrays.stream(text.split("\\r?\\n", -1)).map(Masking::text).collect(Collectors.joining("\n"));
    }
}
