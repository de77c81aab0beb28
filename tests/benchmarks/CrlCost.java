/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * What one CRL costs one side, in a Java of its own. {@code issue FOLDER COUNT…} writes CRLs and their issuer's certificate,
 * {@code SIDE FOLDER COUNT} measures and prints what, unit and value of each figure. Classes are loaded by a small CRL before.
 */
public final class CrlCost {

    private static final int SMALL = 10;
    private static final int LOOKUPS = 2_000;
    private static final double MEBIBYTE = 1024 * 1024;

    /** Reads a CRL of so many entries, checks its signature and looks for an entry. What it returns stays in memory. */
    private interface Side {
        Object firstAnswer(int count) throws Exception;
    }

    private static Object kept;

    private final Path folder;

    private CrlCost(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        CrlCost cost = new CrlCost(Path.of(arguments[1]));
        if (arguments[0].equals("issue")) {
            LargeCrl authority = new LargeCrl();
            Files.write(cost.folder.resolve("issuer.cer"), authority.issuer().getEncoded());
            authority.write(cost.crl(SMALL), SMALL);
            for (String count : Arrays.asList(arguments).subList(2, arguments.length)) {
                authority.write(cost.crl(Integer.parseInt(count)), Integer.parseInt(count));
            }
            return;
        }
        X509Certificate issuer = cost.issuer();
        int count = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
        case "hash" -> measure(count, cost::hashed);
        case "jdk" -> measure(count, entries -> cost.ofJdk(entries, issuer));
        case "bc" -> measure(count, entries -> cost.ofBouncyCastle(entries, issuer));
        case "ours" -> {
            measure(count, entries -> cost.ofOurs(entries, issuer));
            cost.nextStart(count, issuer);
        }
        default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void measure(int count, Side side) throws Exception {
        side.firstAnswer(SMALL);
        long before = used();
        pools(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        kept = side.firstAnswer(count);
        print("first answer", "ms", (System.nanoTime() - start) / 1e6);
        long[] most = { 0 };
        pools(pool -> most[0] += pool.getPeakUsage().getUsed());
        print("peak", "MiB", Math.max(0, most[0] - before) / MEBIBYTE);
        print("kept", "MiB", Math.max(0, used() - before) / MEBIBYTE);
    }

    /** With the index there; then its check in the background, and lookups. */
    private void nextStart(int count, X509Certificate issuer) throws Exception {
        IndexedCrl.open(crl(SMALL), index(SMALL), issuer, task -> { });
        Runnable[] check = { null };
        long start = System.nanoTime();
        IndexedCrl opened = IndexedCrl.open(crl(count), index(count), issuer, task -> check[0] = task);
        found(opened.find(LargeCrl.serial(count / 3)).isPresent());
        print("next start with an answer", "ms", (System.nanoTime() - start) / 1e6);
        start = System.nanoTime();
        check[0].run();
        found(opened.isVerified());
        print("checked again", "ms", (System.nanoTime() - start) / 1e6);
        double[] micros = new double[LOOKUPS];
        long read = 0;
        for (int i = 0; i < 2 * LOOKUPS; i++) { // the first half warms up
            BigInteger wanted = LargeCrl.serial((int) (i * 7919L % count));
            read = i == LOOKUPS ? bytesRead() : read;
            long begun = System.nanoTime();
            found(opened.find(wanted).isPresent());
            micros[i % LOOKUPS] = (System.nanoTime() - begun) / 1e3;
        }
        print("bytes read in a lookup", "bytes", (double) (bytesRead() - read) / LOOKUPS);
        Arrays.sort(micros);
        print("a lookup", "µs", micros[LOOKUPS / 2]);
    }

    private Object ofOurs(int count, X509Certificate issuer) throws CrlException {
        IndexedCrl built = IndexedCrl.build(crl(count), index(count), issuer);
        found(built.find(LargeCrl.serial(count / 2)).isPresent());
        return built;
    }

    private Object ofJdk(int count, X509Certificate issuer) throws Exception {
        try (InputStream in = Files.newInputStream(crl(count))) {
            X509CRL parsed = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            parsed.verify(issuer.getPublicKey());
            found(parsed.getRevokedCertificate(LargeCrl.serial(count / 2)) != null);
            return parsed;
        }
    }

    private Object ofBouncyCastle(int count, X509Certificate issuer) throws Exception {
        try (InputStream in = Files.newInputStream(crl(count))) {
            X509CRLHolder parsed = new X509CRLHolder(in);
            found(parsed.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer.getPublicKey())));
            found(parsed.getRevokedCertificate(LargeCrl.serial(count / 2)) != null);
            return parsed;
        }
    }

    private Object hashed(int count) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(crl(count))) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return digest.digest();
    }

    private X509Certificate issuer() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("issuer.cer"))));
    }

    private Path crl(int count) {
        return folder.resolve(count + ".crl");
    }

    private Path index(int count) {
        return folder.resolve(count + ".index");
    }

    /** By this process, as the kernel counts. */
    private static long bytesRead() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream().filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length()))).findFirst().orElseThrow();
    }

    private static void found(boolean is) {
        if (!is) {
            throw new IllegalStateException("a wrong answer");
        }
    }

    private static void print(String what, String unit, double value) {
        System.out.printf(Locale.ROOT, "%s\t%s\t%.4f%n", what, unit, value);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void pools(Consumer<MemoryPoolMXBean> act) {
        ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).forEach(act);
    }
}
