/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority whose CRLs have any length: written entry by entry, with a real signature. For tests and benchmarks. */
final class LargeCrl {

    private static final long STEP = 7_368_787;
    /** Where in an entry the lower eight octets of its serial number are. */
    private static final int LOWER_HALF = 12;
    private static final X500Name NAME = new X500Name("CN=Exempel CA");
    private static final int SIGNATURE_SIZE = 256;
    private static final byte[] VERSION_2 = { 2, 1, 1 };
    private static final byte[] SHA256_WITH_RSA = { 0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7,
            13, 1, 1, 11, 5, 0 };
    private static final byte[] KEY_COMPROMISE = { 0x30, 12, 0x30, 10, 6, 3, 0x55, 0x1D, 21, 4, 3, 10, 1, 1 };
    private static final byte[] TIME = "\u0017\r260314120000Z".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair keys;
    private final X509Certificate issuer;

    LargeCrl() throws GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(SIGNATURE_SIZE * Byte.SIZE);
        keys = generator.generateKeyPair();
        Instant now = Instant.now();
        issuer = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE,
                Date.from(now), Date.from(now.plus(Duration.ofDays(1))), NAME, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    X509Certificate issuer() {
        return issuer;
    }

    /** Of an entry; 16 octets, as authorities give them. */
    static BigInteger serial(int number) {
        return BigInteger.ONE.shiftLeft(124).add(BigInteger.valueOf(number).multiply(BigInteger.valueOf(STEP)));
    }

    /** 49 bytes an entry. */
    void write(Path crl, int count) throws IOException, GeneralSecurityException {
        byte[] list = head(0x30, (long) count * entry(0).length);
        byte[] start = concatenated(VERSION_2, SHA256_WITH_RSA, NAME.getEncoded("DER"), TIME, TIME, list);
        long body = start.length + (long) count * entry(0).length;
        byte[] inner = head(0x30, body);
        byte[] bits = { 3, (byte) 0x82, (byte) ((SIGNATURE_SIZE + 1) >> Byte.SIZE), (byte) (SIGNATURE_SIZE + 1), 0 };
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(crl), 64 * 1024)) {
            out.write(head(0x30, inner.length + body + SHA256_WITH_RSA.length + bits.length + SIGNATURE_SIZE));
            signed(out, signature, inner);
            signed(out, signature, start);
            ByteBuffer entry = ByteBuffer.wrap(entry(0));
            for (int i = 0; i < count; i++) {
                signed(out, signature, entry.putLong(LOWER_HALF, i * STEP).array());
            }
            out.write(SHA256_WITH_RSA);
            out.write(bits);
            out.write(signature.sign());
        }
    }

    private static void signed(OutputStream out, Signature signature, byte[] bytes)
            throws IOException, SignatureException {
        signature.update(bytes);
        out.write(bytes);
    }

    private static byte[] entry(int number) {
        byte[] serial = serial(number).toByteArray();
        byte[] head = { 0x30, (byte) (2 + serial.length + TIME.length + KEY_COMPROMISE.length), 2,
                (byte) serial.length };
        return concatenated(head, serial, TIME, KEY_COMPROMISE);
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Tag and length in the shortest form. */
    private static byte[] head(int tag, long length) {
        if (length < 0x80) {
            return new byte[] { (byte) tag, (byte) length };
        }
        byte[] value = BigInteger.valueOf(length).toByteArray();
        int skip = value[0] == 0 ? 1 : 0;
        byte[] head = new byte[2 + value.length - skip];
        head[0] = (byte) tag;
        head[1] = (byte) (0x80 | value.length - skip);
        System.arraycopy(value, skip, head, 2, value.length - skip);
        return head;
    }
}
