/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import se.etjanstekort.smartcard.Pin;

/** Reads a code from standard input: the bytes of the first line, in ASCII, without ever being a text. */
final class CodeInput {

    /** Longer than any code on any card. */
    private static final int MAX_LENGTH = 64;

    private CodeInput() {
    }

    static Pin read(InputStream in) throws IOException {
        char[] line = new char[MAX_LENGTH];
        int length = 0;
        try {
            for (int b = in.read(); b >= 0 && b != '\n' && length < MAX_LENGTH; b = in.read()) {
                if (b != '\r') {
                    line[length++] = (char) b;
                }
            }
            return Pin.takeOver(Arrays.copyOf(line, length));
        } finally {
            Arrays.fill(line, '\0');
        }
    }
}
