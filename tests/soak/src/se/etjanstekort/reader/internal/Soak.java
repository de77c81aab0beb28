/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.pkcs15.SigningOutcome;
import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.NativePcsc;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/**
 * Reads each card that comes and signs with it, over PC/SC, in one process. Prints {@code signed} and {@code removed} as it
 * goes, upon which somebody removes and inserts the card; at some rounds, how many open files there are, how many bytes
 * of heap are left after collecting, and which threads.
 */
final class Soak {

    private static final long PATIENCE_SECONDS = 60;
    private static final byte[] MESSAGE = "soak".getBytes(StandardCharsets.US_ASCII);
    private static final CardContentsReader CONTENTS = new CardContentsReader();
    private static final int COLLECTIONS = 4;
    /** The readers' clock: its one thread ends after a second without a task, and begins with the next. */
    private static final String ENDS_IDLE = "PC/SC clock";

    private final BlockingQueue<ReaderSnapshot> snapshots = new ArrayBlockingQueue<>(1_000);
    private final String code;

    private Soak(String code) {
        this.code = code;
    }

    /** @param arguments the rounds, the round after which nothing may grow any more, and the card's PIN 1 */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        int warm = Integer.parseInt(arguments[1]);
        Surroundings quiet = new Surroundings() {
            @Override
            public boolean mayUse(String reader, CardConnection.Keys keys) {
                return false;
            }

            @Override
            public List<String> cardPrograms() {
                return List.of();
            }
        };
        Soak soak = new Soak(arguments[2]);
        try (PcscReaderProvider provider = new PcscReaderProvider(
                () -> NativePcsc.load(DispatchLibrary.unpackedByJna()), Timing.STANDARD, ReaderRules.shipped(), quiet,
                List::of); ReaderProvider.Subscription subscription = provider.subscribe(soak.snapshots::add)) {
            for (int round = 1; round <= rounds; round++) {
                soak.sign();
                System.out.println("signed " + round);
                soak.await(Slot.Empty.class);
                if (round == warm || round == rounds) {
                    System.out.println("state " + round + ' ' + state());
                }
                System.out.println("removed " + round);
            }
            System.out.println("done " + subscription.getClass().getSimpleName());
        }
    }

    private void sign() throws Exception {
        ReaderState reader = await(Slot.Present.class);
        CardContents contents = reader.reader().inSession(reader.slot().insertion(), CONTENTS::read)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        boolean right = reader.reader().inSession(reader.slot().insertion(), session -> signs(session, contents))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!right) {
            throw new IllegalStateException("the signature does not fit the certificate");
        }
    }

    private boolean signs(CardSession session, CardContents contents) throws CardException {
        AuthenticationObject pin = contents.authenticationObjects().stream().filter(AuthenticationObject::isUserPin)
                .findFirst().orElseThrow();
        PrivateKeyObject key = contents.privateKeys().stream()
                .filter(one -> one.authId().filter(pin.authId()::equals).isPresent()).findFirst().orElseThrow();
        try (Pin typed = Pin.takeOver(code.toCharArray())) {
            SigningOutcome outcome = new CardSigner(contents).sign(session, key, SignatureAlgorithm.RSA_PKCS1_SHA256,
                    MESSAGE, typed, false);
            return outcome instanceof SigningOutcome.Signed signed && fits(contents, key, signed.signature());
        }
    }

    private static boolean fits(CardContents contents, PrivateKeyObject key, byte[] signed) {
        CertificateObject certificate = contents.certificates().stream().filter(one -> one.id().equals(key.id()))
                .findFirst().orElseThrow();
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.encoded().orElseThrow())));
            verifier.update(MESSAGE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReaderState await(Class<? extends Slot> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            ReaderSnapshot snapshot = snapshots.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (snapshot != null && snapshots.isEmpty() && !snapshot.readers().isEmpty()
                    && wanted.isInstance(snapshot.readers().get(0).slot())) {
                return snapshot.readers().get(0);
            }
        }
        throw new IllegalStateException("the slot never became " + wanted.getSimpleName());
    }

    private static String state() throws IOException, InterruptedException {
        List<String> threads = threadsAtRest();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count() + " " + heap + " " + String.join("|", threads);
        }
    }

    /** The names of all threads, once those have ended that end by themselves when they have nothing to do. */
    private static List<String> threadsAtRest() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(ENDS_IDLE)) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        }
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
    }
}
