/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

public class TextFormTest {

    @Test
    public void textEndsWithAZeroUnit() {
        assertThat(TextForm.UTF_8.encode("Läsare"), is("Läsare\0".getBytes(StandardCharsets.UTF_8)));
        assertThat(TextForm.UTF_16LE.encode("AB"), is(new byte[] { 'A', 0, 'B', 0, 0, 0 }));
    }

    @Test
    public void listEndsWithAnEmptyText() {
        byte[] list = "Läsare 00\0Läsare 01\0\0rest\0".getBytes(StandardCharsets.UTF_8);
        assertThat(TextForm.UTF_8.decodeList(list), is(List.of("Läsare 00", "Läsare 01")));
    }

    @Test
    public void wideListIsReadInUnitsOfTwo() {
        byte[] list = "Läsare 00\0B\0\0".getBytes(StandardCharsets.UTF_16LE);
        assertThat(TextForm.UTF_16LE.decodeList(list), is(List.of("Läsare 00", "B")));
    }

    @Test
    public void listThatIsCutOffIsReadAsFarAsItGoes() {
        assertThat(TextForm.UTF_8.decodeList("A\0B".getBytes(StandardCharsets.UTF_8)), is(List.of("A", "B")));
        assertThat(TextForm.UTF_8.decodeList(new byte[0]), is(empty()));
        assertThat(TextForm.UTF_8.decodeList(new byte[] { 0 }), is(empty()));
        assertThat(TextForm.UTF_8.decodeList(new byte[] { 0, 0 }), is(empty()));
    }
}
