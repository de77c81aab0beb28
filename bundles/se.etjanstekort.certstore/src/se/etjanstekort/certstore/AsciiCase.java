/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/** Comparing ids: only A to Z have two cases, so that no letter of another alphabet can pass for one of them. */
public final class AsciiCase {

    private AsciiCase() {
    }

    /** The text with all of A to Z as a to z. */
    public static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            lower.setCharAt(i, lower(text.charAt(i)));
        }
        return lower.toString();
    }

    static boolean equalsIgnoreCase(String one, String other) {
        return lower(one).equals(lower(other));
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
