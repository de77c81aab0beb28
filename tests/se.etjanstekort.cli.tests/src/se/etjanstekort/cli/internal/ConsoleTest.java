/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import se.etjanstekort.cli.Console;

public class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean json) {
        return new Console(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), json);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "|");
    }

    @Test
    public void jsonIsOneDocumentALineWithNullsAndPlainLetters() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "Åsa <Öhrn>");
        document.put("failure", null);
        document.put("list", List.of(1, true));
        console(true).print(document, () -> "never");
        assertEquals("{\"name\":\"Åsa <Öhrn>\",\"failure\":null,\"list\":[1,true]}|", text(out));
    }

    @Test
    public void peopleGetText() {
        console(false).print(Map.of("a", "b"), () -> "text");
        assertEquals("text|", text(out));
    }

    @Test
    public void remarksStayOutOfTheAnswer() {
        console(true).tell("remark");
        assertEquals("", text(out));
        assertEquals("remark|", text(err));
    }
}
