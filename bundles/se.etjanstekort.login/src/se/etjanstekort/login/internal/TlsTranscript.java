/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a client signs in a CertificateVerify: from TLS 1.3 on a context of its own (RFC 8446, 4.4.3), before that all messages of
 * the handshake so far, the first of which is its ClientHello (RFC 5246, 7.4.8). A document does not begin like that.
 */
final class TlsTranscript {

    private static final int SPACES = 64;
    private static final byte[] CONTEXT = "TLS 1.3, client CertificateVerify".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER = 4;
    private static final int CLIENT_HELLO = 1;
    /** Of client_version in its body: SSL 3.0 to TLS 1.3 on streams, DTLS on datagrams behind a longer header. */
    private static final int MAJOR_VERSION = 3;
    private static final int DTLS_HEADER = 12;
    private static final int DTLS_MAJOR_VERSION = 0xFE;

    private TlsTranscript() {
    }

    static boolean isOne(byte[] message) {
        return isContext(message) || isHello(message, HEADER, MAJOR_VERSION)
                || isHello(message, DTLS_HEADER, DTLS_MAJOR_VERSION);
    }

    private static boolean isContext(byte[] message) {
        byte[] start = new byte[SPACES + CONTEXT.length];
        Arrays.fill(start, 0, SPACES, (byte) ' ');
        System.arraycopy(CONTEXT, 0, start, SPACES, CONTEXT.length);
        return message.length >= start.length && Arrays.equals(start, 0, start.length, message, 0, start.length);
    }

    private static boolean isHello(byte[] message, int header, int majorVersion) {
        if (message.length <= header || message[0] != CLIENT_HELLO) {
            return false;
        }
        int length = (message[1] & 0xFF) << 16 | (message[2] & 0xFF) << 8 | message[3] & 0xFF;
        return (message[header] & 0xFF) == majorVersion && length <= message.length - header;
    }
}
