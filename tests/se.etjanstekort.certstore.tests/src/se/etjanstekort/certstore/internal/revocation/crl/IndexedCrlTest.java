/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/** CRLs good and bad, what is found in them, and what happens when somebody changes them or their index. */
public class IndexedCrlTest {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant NEXT = NOW.plus(Duration.ofDays(1));
    private static final X500Name NAME = new X500Name("C=SE,O=Exempel e-id AB,CN=Exempel CA");
    private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private KeyPair keys;
    private X509Certificate issuer;
    private Path crl;
    private Path index;

    @Before
    public void prepare() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        issuer = issuer(NAME, keys, KeyUsage.cRLSign);
        crl = folder.getRoot().toPath().resolve("a.crl");
        index = folder.getRoot().toPath().resolve("a.index");
    }

    @Test
    public void saysWhatTheCrlSays() throws Exception {
        write(builder -> {
            builder.addCRLEntry(BigInteger.valueOf(7), Date.from(NOW.minusSeconds(60)), CRLReason.keyCompromise);
            builder.addCRLEntry(BigInteger.valueOf(128), Date.from(NOW.minusSeconds(90)), 0);
            add(builder, Extension.cRLNumber, false, new CRLNumber(BigInteger.TEN));
            add(builder, UNHEARD_OF, false, DERNull.INSTANCE);
        });
        IndexedCrl built = IndexedCrl.build(crl, index, issuer);
        assertEquals(Optional.of(new CrlEntry(BigInteger.valueOf(7), CrlReason.KEY_COMPROMISE, NOW.minusSeconds(60))),
                built.find(BigInteger.valueOf(7)));
        assertEquals(Optional.of(new CrlEntry(BigInteger.valueOf(128), CrlReason.UNSPECIFIED, NOW.minusSeconds(90))),
                built.find(BigInteger.valueOf(128)));
        assertEquals(Optional.empty(), built.find(BigInteger.valueOf(8)));
        assertEquals(Optional.of(BigInteger.TEN), built.header().number());
        assertEquals(NOW, built.header().thisUpdate());
        assertEquals(Optional.of(NEXT), built.header().nextUpdate());
        assertTrue(built.isVerified());
    }

    /** Forty runs are merged, forty pages and more searched; nothing beside the two files is left. */
    @Test
    public void findsEachOfTwentyThousandWithFiveHundredInMemory() throws Exception {
        int count = 20_000;
        write(builder -> addMany(builder, count));
        IndexedCrl built = IndexedCrl.build(crl, index, issuer, 500);
        assertEquals(count, built.count());
        for (int i = 0; i < count; i += 37) {
            assertEquals(serial(i), built.find(serial(i)).orElseThrow().serial());
            assertEquals(Optional.empty(), built.find(serial(i).add(BigInteger.ONE)));
        }
        assertEquals(2, folder.getRoot().list().length);
        byte[] first = Files.readAllBytes(index);
        IndexedCrl.build(crl, index, issuer, count);
        assertEquals("the same however it was sorted", -1, Arrays.mismatch(first, Files.readAllBytes(index)));
    }

    @Test
    public void answersProvisionallyUntilItHasBeenReadAgain() throws Exception {
        write(builder -> addMany(builder, 10));
        IndexedCrl.build(crl, index, issuer);
        List<Runnable> background = new ArrayList<>();
        IndexedCrl opened = IndexedCrl.open(crl, index, issuer, background::add);
        assertFalse(opened.isVerified());
        assertTrue(opened.find(serial(3)).isPresent());
        background.get(0).run();
        assertTrue(opened.isVerified());
        assertEquals(2, folder.getRoot().list().length);
    }

    /** Size, time and both ends are as they were: the signature tells. */
    @Test
    public void anEntryAlteredBehindItsBackIsFoundInTheBackground() throws Exception {
        write(builder -> addMany(builder, 2000));
        IndexedCrl.build(crl, index, issuer);
        flip(crl, Files.size(crl) / 2);
        List<Runnable> background = new ArrayList<>();
        IndexedCrl opened = IndexedCrl.open(crl, index, issuer, background::add);
        background.get(0).run();
        CompletionException told = assertThrows(CompletionException.class, () -> opened.verification().join());
        assertTrue(told.getCause() instanceof CrlException);
        refused(Problem.ALTERED, () -> opened.find(serial(1)));
    }

    @Test
    public void anAlteredPageOfTheIndexIsNoticedWhenItIsRead() throws Exception {
        write(builder -> addMany(builder, 100));
        IndexedCrl built = IndexedCrl.build(crl, index, issuer);
        flip(index, 40);
        refused(Problem.ALTERED, () -> built.find(serial(1)));
    }

    @Test
    public void anAlteredOrShortenedIndexIsNotOpened() throws Exception {
        write(builder -> addMany(builder, 100));
        IndexedCrl.build(crl, index, issuer);
        flip(index, Files.size(index) - 100);
        refused(Problem.ALTERED, this::open);
        Files.write(index, new byte[3]);
        refused(Problem.ALTERED, this::open);
    }

    @Test
    public void aSwappedCrlIsNotAnsweredFrom() throws Exception {
        write(builder -> {
        });
        IndexedCrl built = IndexedCrl.build(crl, index, issuer);
        assertEquals(Optional.empty(), built.find(serial(200)));
        FileTime time = Files.getLastModifiedTime(crl);
        write(builder -> addMany(builder, 101));
        refused(Problem.ALTERED, () -> built.find(serial(200)));
        Files.setLastModifiedTime(crl, time);
        refused(Problem.ALTERED, this::open);
    }

    @Test
    public void theIndexOfAnotherIssuerIsNotOpened() throws Exception {
        write(builder -> addMany(builder, 1));
        IndexedCrl.build(crl, index, issuer);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        issuer = issuer(NAME, generator.generateKeyPair(), KeyUsage.cRLSign);
        refused(Problem.WRONG_ISSUER, this::open);
        refused(Problem.BAD_SIGNATURE, this::build);
    }

    @Test
    public void anotherNameOrNoRightToSignCrlsIsNotTheIssuer() throws Exception {
        write(builder -> addMany(builder, 1));
        issuer = issuer(new X500Name("CN=Annan CA"), keys, KeyUsage.cRLSign);
        refused(Problem.WRONG_ISSUER, this::build);
        issuer = issuer(NAME, keys, KeyUsage.keyCertSign);
        refused(Problem.WRONG_ISSUER, this::build);
    }

    @Test
    public void sha1IsTooWeak() throws Exception {
        write("SHA1withRSA", builder -> addMany(builder, 1));
        refused(Problem.WEAK_ALGORITHM, this::build);
    }

    @Test
    public void anUnknownCriticalExtensionEndsIt() throws Exception {
        write(builder -> add(builder, UNHEARD_OF, true, DERNull.INSTANCE));
        refused(Problem.UNKNOWN_CRITICAL_EXTENSION, this::build);
        write(builder -> builder.addCRLEntry(BigInteger.ONE, Date.from(NOW),
                new Extensions(new Extension(UNHEARD_OF, true, new byte[] { 5, 0 }))));
        refused(Problem.UNKNOWN_CRITICAL_EXTENSION, this::build);
    }

    @Test
    public void cutAnywhereItIsRefused() throws Exception {
        write(builder -> addMany(builder, 20));
        byte[] whole = Files.readAllBytes(crl);
        for (int length = 4; length < whole.length; length++) {
            Files.write(crl, Arrays.copyOf(whole, length));
            refused(Problem.TRUNCATED, this::build);
        }
        assertEquals("no half an index", 1, folder.getRoot().list().length);
    }

    /** Every byte matters: none can be changed without a refusal. */
    @Test
    public void aChangeAnywhereIsRefused() throws Exception {
        write(builder -> addMany(builder, 5));
        long size = Files.size(crl);
        for (long at = 0; at < size; at++) {
            flip(crl, at);
            assertThrows(CrlException.class, this::build);
            flip(crl, at);
        }
        build();
    }

    private IndexedCrl build() throws CrlException {
        return IndexedCrl.build(crl, index, issuer);
    }

    private void open() throws CrlException {
        IndexedCrl.open(crl, index, issuer, task -> {
        });
    }

    private static BigInteger serial(int number) {
        return BigInteger.ONE.shiftLeft(100).add(BigInteger.valueOf(number * 7919L));
    }

    private static void addMany(X509v2CRLBuilder builder, int count) {
        for (int i = 0; i < count; i++) {
            builder.addCRLEntry(serial(i), Date.from(NOW), i % 3);
        }
    }

    private static void add(X509v2CRLBuilder builder, ASN1ObjectIdentifier type, boolean critical,
            ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Consumer<X509v2CRLBuilder> content) throws IOException, OperatorCreationException {
        write("SHA256withRSA", content);
    }

    private void write(String algorithm, Consumer<X509v2CRLBuilder> content)
            throws IOException, OperatorCreationException {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(NAME, Date.from(NOW));
        builder.setNextUpdate(Date.from(NEXT));
        content.accept(builder);
        Files.write(crl, builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())).getEncoded());
    }

    /** The file as it was, but for one bit. */
    private static void flip(Path file, long at) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            int old = access.read();
            access.seek(at);
            access.write(old ^ 1);
        }
        Files.setLastModifiedTime(file, time);
    }

    private static void refused(Problem problem, ThrowingRunnable act) {
        assertEquals(problem, assertThrows(CrlException.class, act).problem());
    }

    private static X509Certificate issuer(X500Name name, KeyPair keys, int usage)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.ONE,
                Date.from(NOW), Date.from(NEXT), name, keys.getPublic())
                .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }
}
