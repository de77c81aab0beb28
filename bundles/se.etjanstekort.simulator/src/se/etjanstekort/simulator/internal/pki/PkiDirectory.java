/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys and certificates as PEM files. Written whole or not at all; a lock file keeps two processes apart, and a lock in this
 * process its threads.
 */
final class PkiDirectory {

    /** A file lock belongs to the whole process and must not be asked for twice in it. */
    private static final ReentrantLock PROCESS = new ReentrantLock();
    private static final String KEYS = ".key.pem";
    private static final String CERTIFICATE = ".crt.pem";
    private static final String PEM_PRIVATE = "PRIVATE KEY";
    private static final String PEM_PUBLIC = "PUBLIC KEY";
    private static final String PEM_CERTIFICATE = "CERTIFICATE";
    private static final String NOTE = "issued for: ";

    private final Path root;

    PkiDirectory(Path root) {
        this.root = root;
    }

    /** Work with the directory while nobody else does. */
    interface Work<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    <T> T locked(Work<T> work) throws IOException, GeneralSecurityException {
        createPrivately(root);
        PROCESS.lock();
        try (FileChannel channel = FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            return work.run();
        } finally {
            PROCESS.unlock();
        }
    }

    private static void createPrivately(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    Optional<KeyPair> readKeys(String name, String algorithm) throws IOException, GeneralSecurityException {
        Optional<String> pem = read(name + KEYS);
        if (pem.isEmpty()) {
            return Optional.empty();
        }
        KeyFactory factory = KeyFactory.getInstance(algorithm);
        return Optional.of(new KeyPair(factory.generatePublic(new X509EncodedKeySpec(decode(pem.get(), PEM_PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decode(pem.get(), PEM_PRIVATE)))));
    }

    void writeKeys(String name, KeyPair keys) throws IOException {
        String pem = encode(keys.getPrivate().getEncoded(), PEM_PRIVATE)
                + encode(keys.getPublic().getEncoded(), PEM_PUBLIC);
        write(name + KEYS, pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** The certificate of that name, if it was issued for just that. */
    Optional<X509Certificate> readCertificate(String name, String issuedFor)
            throws IOException, GeneralSecurityException {
        Optional<String> pem = read(name + CERTIFICATE).filter(text -> text.startsWith(NOTE + issuedFor + "\n"));
        return pem.isEmpty() ? Optional.empty()
                : Optional.of(CertificateWriter.parse(decode(pem.get(), PEM_CERTIFICATE)));
    }

    void writeCertificate(String name, String issuedFor, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        String pem = NOTE + issuedFor + "\n" + encode(certificate.getEncoded(), PEM_CERTIFICATE);
        write(name + CERTIFICATE, pem.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<String> read(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /** Puts a file in place in one step. */
    void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Path folder = Objects.requireNonNull(file.getParent());
        createPrivately(folder);
        Path draft = Files.createTempFile(folder, ".draft", null);
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String encode(byte[] der, String label) {
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] { '\n' });
        return "-----BEGIN " + label + "-----\n" + base64.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] decode(String pem, String label) throws GeneralSecurityException {
        String begin = "-----BEGIN " + label + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException("no " + label + " in the file");
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }
}
