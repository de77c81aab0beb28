/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Our index, the JDK and Bouncy Castle on the same CRLs, which are made here: a real signature, any number of entries. */
public final class CrlCost {

    private static final int[] COUNTS = { 1_000, 10_000, 100_000, 1_000_000 };
    private static final int RUNS = 5;
    private static final int LOOKUPS = 2_000;
    private static final X500Name NAME = new X500Name("CN=Exempel CA");

    /** Something that reads a CRL and looks for a certificate. What it returns is kept alive while memory is measured. */
    private interface Subject {
        Object firstAnswer() throws Exception;
    }

    private static Object kept;

    private CrlCost() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Date now = new Date();
        X509Certificate issuer = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(NAME,
                BigInteger.ONE, now, new Date(now.getTime() + 86_400_000), NAME, keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        System.out.printf("%9s  %-28s %5s %6s %12s  %s%n", "entries", "what", "unit", "runs", "median", "spread");
        for (int count : COUNTS) {
            Path crl = folder.resolve(count + ".crl");
            Path index = folder.resolve(count + ".index");
            write(crl, count, keys);
            measure(count, "hashing alone", () -> hashed(crl));
            measure(count, "first answer, ours", () -> {
                IndexedCrl built = IndexedCrl.build(crl, index, issuer);
                found(built.find(serial(count / 2)).isPresent());
                return built;
            });
            measure(count, "next start, ours", () -> IndexedCrl.open(crl, index, issuer, task -> { }));
            lookups(count, IndexedCrl.open(crl, index, issuer, task -> { }));
            measure(count, "first answer, JDK", () -> {
                try (InputStream in = Files.newInputStream(crl)) {
                    X509CRL parsed = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
                    parsed.verify(issuer.getPublicKey());
                    found(parsed.getRevokedCertificate(serial(count / 2)) != null);
                    return parsed;
                }
            });
            measure(count, "first answer, Bouncy Castle", () -> {
                try (InputStream in = Files.newInputStream(crl)) {
                    X509CRLHolder parsed = new X509CRLHolder(in);
                    found(parsed.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer.getPublicKey())));
                    found(parsed.getRevokedCertificate(serial(count / 2)) != null);
                    return parsed;
                }
            });
        }
    }

    private static void measure(int count, String what, Subject subject) throws Exception {
        double[] millis = new double[RUNS];
        double[] held = new double[RUNS];
        double[] peak = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            kept = null;
            long before = used();
            pools(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            kept = subject.firstAnswer();
            millis[run] = (System.nanoTime() - start) / 1e6;
            long[] most = { 0 };
            pools(pool -> most[0] += pool.getPeakUsage().getUsed());
            peak[run] = Math.max(0, most[0] - before) / 1e6;
            held[run] = Math.max(0, used() - before) / 1e6;
        }
        row(count, what, "ms", millis);
        row(count, what + ", peak", "MB", peak);
        row(count, what + ", kept", "MB", held);
    }

    private static void lookups(int count, IndexedCrl crl) throws CrlException {
        double[] micros = new double[LOOKUPS];
        for (int i = 0; i < 2 * LOOKUPS; i++) { // the first half warms up
            BigInteger wanted = serial((int) ((i * 7919L) % count));
            long start = System.nanoTime();
            found(crl.find(wanted).isPresent());
            micros[i % LOOKUPS] = (System.nanoTime() - start) / 1e3;
        }
        row(count, "a lookup, ours", "µs", micros);
    }

    private static void found(boolean is) {
        if (!is) {
            throw new IllegalStateException("a wrong answer");
        }
    }

    private static void row(int count, String what, String unit, double[] values) {
        Arrays.sort(values);
        int last = values.length - 1;
        System.out.printf(Locale.ROOT, "%9d  %-36s %5s %6d %12.2f  %.2f – %.2f%n", count, what, unit, values.length,
                values[last / 2], values[last / 10], values[last - last / 10]);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void pools(java.util.function.Consumer<MemoryPoolMXBean> act) {
        ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).forEach(act);
    }

    private static Object hashed(Path crl) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(crl)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return digest.digest();
    }

    private static BigInteger serial(int number) {
        return BigInteger.ONE.shiftLeft(124).add(BigInteger.valueOf(number).multiply(BigInteger.valueOf(7_368_787)));
    }

    private static void write(Path crl, int count, KeyPair keys) throws Exception {
        byte[] algorithm = { 0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 11, 5, 0 };
        byte[] reason = { 0x30, 12, 0x30, 10, 6, 3, 0x55, 0x1D, 21, 4, 3, 10, 1, 1 };
        byte[] first = entry(serial(0), reason);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.write(new byte[] { 2, 1, 1 });
        start.write(algorithm);
        start.write(NAME.getEncoded("DER"));
        start.write(time());
        start.write(time());
        byte[] list = head(0x30, (long) count * first.length);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        long body = start.size() + list.length + (long) count * first.length;
        byte[] inner = head(0x30, body);
        int signatureSize = 256;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(crl))) {
            out.write(head(0x30, inner.length + body + algorithm.length + 5 + signatureSize));
            for (byte[] part : new byte[][] { inner, start.toByteArray(), list }) {
                signed(out, signature, part);
            }
            for (int i = 0; i < count; i++) {
                signed(out, signature, entry(serial(i), reason));
            }
            out.write(algorithm);
            out.write(new byte[] { 3, (byte) 0x82, 1, 1, 0 });
            out.write(signature.sign());
        }
    }

    private static void signed(OutputStream out, Signature signature, byte[] bytes) throws Exception {
        signature.update(bytes);
        out.write(bytes);
    }

    private static byte[] entry(BigInteger serial, byte[] extensions) throws IOException {
        byte[] number = serial.toByteArray();
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(0x30);
        entry.write(2 + number.length + 15 + extensions.length);
        entry.write(2);
        entry.write(number.length);
        entry.write(number);
        entry.write(time());
        entry.write(extensions);
        return entry.toByteArray();
    }

    private static byte[] time() {
        return ("\u0017\r" + "260314120000Z").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] head(int tag, long length) {
        byte[] value = BigInteger.valueOf(length).toByteArray();
        int skip = value[0] == 0 ? 1 : 0;
        int count = value.length - skip;
        byte[] head = new byte[2 + count];
        head[0] = (byte) tag;
        head[1] = (byte) (0x80 | count);
        System.arraycopy(value, skip, head, 2, count);
        return head;
    }
}
