/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FailureText;

/** A failure on the command line. */
final class FailureLines {

    private FailureLines() {
    }

    static Map<String, Object> document(FailureCode failure) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("failure", failure.id());
        return document;
    }

    /** The code and the three sentences. */
    static String text(FailureCode failure) {
        FailureText text = failure.text(Locale.getDefault());
        return failure.id() + "  " + text.happened() + " " + text.meaning() + " " + text.action();
    }
}
