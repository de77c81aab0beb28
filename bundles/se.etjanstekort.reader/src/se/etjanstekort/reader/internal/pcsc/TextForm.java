/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** How a system writes reader names: as C strings, and as lists of them that an empty one ends ("multi-strings"). */
enum TextForm {
    /** One byte a unit: pcsc-lite and macOS. */
    UTF_8(StandardCharsets.UTF_8, 1),
    /** Two bytes a unit: the functions of Windows whose names end in W. */
    UTF_16LE(StandardCharsets.UTF_16LE, 2);

    private final Charset charset;
    private final int unit;

    TextForm(Charset charset, int unit) {
        this.charset = charset;
        this.unit = unit;
    }

    /** Bytes a unit; lengths of texts are counted in units. */
    int unit() {
        return unit;
    }

    /** The text as a C string, with the zero that ends it. */
    byte[] encode(String text) {
        return (text + '\0').getBytes(charset);
    }

    /** The strings of a list; what follows the empty one is not read. */
    List<String> decodeList(byte[] bytes) {
        String all = new String(bytes, charset);
        int end = all.indexOf("\0\0");
        return Stream.of(all.substring(0, end < 0 ? all.length() : end).split("\0")).filter(name -> !name.isEmpty())
                .toList();
    }
}
