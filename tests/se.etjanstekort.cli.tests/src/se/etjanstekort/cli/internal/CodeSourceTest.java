/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CodeOperation;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.PinPadEntry;

/** Where codes come from on the command line. */
public class CodeSourceTest {

    private static CodeSource source(String input, String... words) throws UsageException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII));
        return CodeSource.of(new Arguments(List.of(words)), "--stdin", new Console(in, nowhere, nowhere, true));
    }

    @Test
    public void twoLinesAreTheOldCodeAndTheNew() throws Exception {
        try (CodeChange.Typed typed = (CodeChange.Typed) source("123456\r\n654321\nmore", "--stdin")
                .change(CodeOperation.CHANGE, 1).orElseThrow()) {
            assertArrayEquals("123456".toCharArray(), typed.first().lendTo(char[]::clone));
            assertArrayEquals("654321".toCharArray(), typed.next().lendTo(char[]::clone));
        }
    }

    @Test
    public void aMissingLineIsACodeThatNoCardGets() throws Exception {
        try (CodeChange change = source("123456", "--stdin").change(CodeOperation.CHANGE, 1).orElseThrow()) {
            assertArrayEquals(new char[0], ((CodeChange.Typed) change).next().lendTo(char[]::clone));
        }
    }

    @Test
    public void theReadersKeysNeedNoInput() throws Exception {
        CodeSource keys = source("", "--pin-pad");
        assertThat(keys.entry(), instanceOf(PinPadEntry.class));
        assertThat(keys.change(CodeOperation.UNBLOCK, 2).orElseThrow(), instanceOf(PinPadEntry.class));
    }

    @Test
    public void oneSourceAndNoOther() {
        assertThrows(UsageException.class, () -> source("", "--stdin", "--pin-pad"));
    }

    @Test
    public void aBrokenInputLeavesNoCodeBehind() {
        InputStream broken = new InputStream() {
            private final InputStream first = new ByteArrayInputStream("123456\n".getBytes(StandardCharsets.US_ASCII));

            @Override
            public int read() throws IOException {
                int next = first.read();
                if (next < 0) {
                    throw new IOException("the pipe broke");
                }
                return next;
            }
        };
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> new CodeSource.Input(new Console(broken, nowhere, nowhere, true))
                .change(CodeOperation.CHANGE, 1));
    }
}
