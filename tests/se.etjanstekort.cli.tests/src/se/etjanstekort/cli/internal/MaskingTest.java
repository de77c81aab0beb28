/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertEquals;

import javax.security.auth.x500.X500Principal;

import org.junit.Test;

public class MaskingTest {

    @Test
    public void aPersonnummerIsMaskedInEveryForm() {
        assertEquals("19XXXXXX-••••", Masking.text("199001012385"));
        assertEquals("19XXXXXX-••••", Masking.text("19900101-2385"));
        assertEquals("XXXXXX-••••", Masking.text("900101+2385"));
    }

    @Test
    public void anHsaIdStaysAsItIs() {
        assertEquals("TSTNMT2321000156-10B7", Masking.text("TSTNMT2321000156-10B7"));
        assertEquals("SE2321000156-1019", Masking.text("SE2321000156-1019"));
    }

    @Test
    public void whatCannotBeSeenIsWrittenOut() {
        assertEquals("Anna[U+202E]annA", Masking.text("Anna\u202EannA"));
        assertEquals("[U+001B][2J", Masking.text("\u001B[2J"));
        assertEquals("CN=Bo [U+0410]nn[U+0430],O=Region", Masking.distinguishedName(
                new X500Principal("CN=Bo \u0410nn\u0430, O=Region")));
        assertEquals("CN=Bo[U+200B]", Masking.distinguishedName(new X500Principal("CN=Bo\u200B")));
    }

    @Test
    public void namesOfCertificatesAreMasked() {
        assertEquals("SERIALNUMBER=19XXXXXX-••••,CN=Åsa Bergström Öhrn", Masking
                .distinguishedName(new X500Principal("2.5.4.5=#130C313939303031303132333835, CN=Åsa Bergström Öhrn")));
    }

    @Test
    public void linesStayLines() {
        assertEquals("subject: 19XXXXXX-••••\nhidden[U+202E]\n",
                Masking.lines("subject: 199001012385\r\nhidden\u202E\n"));
    }
}
