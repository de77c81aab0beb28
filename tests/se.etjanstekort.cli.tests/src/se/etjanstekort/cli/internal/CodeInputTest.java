/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.Test;

import se.etjanstekort.smartcard.Pin;

public class CodeInputTest {

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static char[] read(String text) throws IOException {
        try (Pin pin = CodeInput.read(in(text))) {
            return pin.lendTo(char[]::clone);
        }
    }

    @Test
    public void theFirstLineIsTheCode() throws IOException {
        assertArrayEquals("123456".toCharArray(), read("123456\n654321\n"));
        assertArrayEquals("123456".toCharArray(), read("123456\r\n"));
        assertArrayEquals("123456".toCharArray(), read("123456"));
    }

    @Test
    public void nothingIsAnEmptyCode() throws IOException {
        assertEquals(0, read("").length);
        assertEquals(0, read("\n").length);
    }

    @Test
    public void anEndlessLineIsCutBeyondAnyCode() throws IOException {
        assertEquals(64, read("1".repeat(10_000)).length);
    }
}
