/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

import org.bouncycastle.asn1.x509.Certificate;

/** Bytes that nobody vouches for, to certificates. */
public final class CertificateParser {

    /** In bytes. Certificates of persons have 1 to 2 KB; nothing larger is looked into. */
    static final int MAXIMUM_SIZE = 16 * 1024;

    private static final int SEQUENCE = 0x30;

    private CertificateParser() {
    }

    /** The certificate, if the bytes are one in DER and nothing else. */
    public static Optional<X509Certificate> parse(byte[] der) {
        if (der.length > MAXIMUM_SIZE || !isOneSequence(der) || !hasDistinctExtensions(der)) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            return Optional.empty(); // whatever it is, it is no certificate
        }
    }

    /** SHA-256 of the encoded certificate, in lower-case hexadecimal. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // it was parsed from its encoding, and every Java has SHA-256
        }
    }

    /** RFC 5280, 4.2: each at most once. The factory overlooks a second one that it cannot read. */
    private static boolean hasDistinctExtensions(byte[] der) {
        return Decoding
                .read(() -> Optional.ofNullable(Certificate.getInstance(der).getTBSCertificate().getExtensions()))
                .isPresent();
    }

    /** The factory also reads PEM, PKCS#7 and what follows a certificate: keep all that from it. */
    private static boolean isOneSequence(byte[] der) {
        if (der.length < 4 || (der[0] & 0xFF) != SEQUENCE) {
            return false;
        }
        int lengthBytes = (der[1] & 0x80) == 0 ? 0 : der[1] & 0x7F;
        if (lengthBytes > 2 || (der[1] & 0xFF) == 0x80) {
            return false;
        }
        int length = lengthBytes == 0 ? der[1] : 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | der[2 + i] & 0xFF;
        }
        return 2 + lengthBytes + length == der.length;
    }
}
