/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which model of reader a name stands for. In a remote session the same reader goes and comes back under another name: a number
 * is appended or counted up, and the session's kind is told. Where the model is the same and the same card (by its serial
 * number) is in, it is the same reader for the user. Made after public documentation of Remote Desktop and Citrix; not run.
 *
 * @param name
 *            without what tells the session and the place, in lower case
 */
public record ReaderModel(String name) {

    private static final Pattern REMOTE = Pattern.compile("\\((redirected|remote|rdp|citrix|ica)[^)]*\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile("^(citrix|ica|rdp|tsclient)\\s*[:\\\\]\\s*",
            Pattern.CASE_INSENSITIVE);
    /** pcsc-lite: interface and serial number in brackets, then two numbers of two digits; Windows: one number. */
    private static final Pattern PLACE = Pattern.compile("(\\s+\\d{1,2}){1,2}$");
    private static final Pattern SERIAL = Pattern.compile("\\s*\\([0-9A-Fa-f]{6,}\\)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The model of a reader that the system calls so. */
    public static ReaderModel of(String readerName) {
        String plain = PREFIX.matcher(readerName.strip()).replaceFirst("");
        plain = REMOTE.matcher(plain).replaceAll(" ").strip();
        plain = PLACE.matcher(plain).replaceFirst("");
        plain = SERIAL.matcher(plain).replaceAll("");
        return new ReaderModel(BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a card that left one reader and one that came into another are, for the user, one card that stayed. */
    public static boolean isSame(String readerBefore, String serialBefore, String readerNow, String serialNow) {
        return !serialBefore.isBlank() && serialBefore.equals(serialNow) && of(readerBefore).equals(of(readerNow));
    }
}
