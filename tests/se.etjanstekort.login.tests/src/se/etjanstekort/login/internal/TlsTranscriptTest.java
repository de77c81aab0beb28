/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.Test;

/** What begins like a handshake is taken for one, and what a person signs is not. */
public class TlsTranscriptTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    public void whatTls13SignsIsOne() {
        byte[] context = (" ".repeat(64) + "TLS 1.3, client CertificateVerify\0").getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(context, context.length + 32);
        assertThat(TlsTranscript.isOne(message), is(true));
        assertThat("it is cut", TlsTranscript.isOne(Arrays.copyOf(message, 60)), is(false));
        message[0] = 'a';
        assertThat(TlsTranscript.isOne(message), is(false));
    }

    @Test
    public void aClientHelloAndWhatFollowsItIsOne() {
        assertThat(TlsTranscript.isOne(hex("010000020303" + "0200000100")), is(true));
        assertThat("of TLS 1.0", TlsTranscript.isOne(hex("010000020301")), is(true));
        assertThat("of DTLS 1.2", TlsTranscript.isOne(hex("010000020000000000000002" + "FEFD")), is(true));
    }

    @Test
    public void documentsAreNone() {
        for (byte[] document : List.of(new byte[0], new byte[1], "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "<?xml version=\"1.0\"?>".getBytes(StandardCharsets.US_ASCII), hex("308203010203"), hex("01"),
                hex("01000002"), hex("0100FFFF0303"), hex("020000020303"), hex("010000020203"),
                " ".repeat(200).getBytes(StandardCharsets.US_ASCII))) {
            assertThat(HexFormat.of().formatHex(document), TlsTranscript.isOne(document), is(false));
        }
    }
}
