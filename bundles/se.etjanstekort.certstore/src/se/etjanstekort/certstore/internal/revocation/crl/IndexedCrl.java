/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.security.auth.x500.X500Principal;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/**
 * A CRL that stays on disk, with an index beside it. Of a million entries less than 100 KB are kept in memory; building takes
 * less than 3 MB. Whether the CRL is still fresh, and about the certificate asked for, is for the caller to judge. No file
 * stays open between calls. Can be used by any thread.
 */
public final class IndexedCrl {

    /** In bytes. Also keeps positions within 32 bits. */
    public static final long MAXIMUM_SIZE = 1L << 30;

    private static final int RECORDS_IN_MEMORY = 128 * 1024;
    private static final int ENTRY_BUFFER = 1024;

    private final Path crl;
    private final Path index;
    private final X509Certificate issuer;
    private final IndexPages pages;
    private final IndexHeader header;
    private final CrlHeader crlHeader;
    private final CompletableFuture<Void> verification = new CompletableFuture<>();

    private IndexedCrl(Path crl, Path index, X509Certificate issuer) throws IOException, CrlException {
        this.crl = crl;
        this.index = index;
        this.issuer = issuer;
        try (FileChannel file = FileChannel.open(index, StandardOpenOption.READ);
                FileChannel source = FileChannel.open(crl, StandardOpenOption.READ)) {
            pages = IndexPages.open(file);
            header = IndexHeader.decode(pages.header());
            if (!header.crl().equals(CrlIdentity.of(crl, source))) {
                throw new CrlException(Problem.ALTERED);
            }
        }
        if (!header.issuerKey().equals(IndexHeader.keyOf(issuer))
                || !header.parsed().issuer().equals(issuer.getSubjectX500Principal())) {
            throw new CrlException(Problem.WRONG_ISSUER);
        }
        crlHeader = header.parsed().header();
    }

    /** Reads the whole CRL once, checks its signature on the way and writes its index. Verified from the start. */
    public static IndexedCrl build(Path crl, Path index, X509Certificate issuer) throws CrlException {
        return build(crl, index, issuer, RECORDS_IN_MEMORY);
    }

    static IndexedCrl build(Path crl, Path index, X509Certificate issuer, int recordsInMemory) throws CrlException {
        Path draft = beside(index, ".new");
        try {
            write(crl, draft, issuer, recordsInMemory);
            Files.move(draft, index, StandardCopyOption.REPLACE_EXISTING);
            IndexedCrl built = new IndexedCrl(crl, index, issuer);
            built.verification.complete(null);
            return built;
        } catch (IOException e) {
            throw CrlException.of(e);
        } finally {
            delete(draft); // it is there after a failure only
        }
    }

    /**
     * Takes the index that was built earlier. Until the CRL has been read again by the executor and both have been found
     * unaltered, answers are provisional; afterwards, or when they were not, {@link #verification()} is complete.
     */
    public static IndexedCrl open(Path crl, Path index, X509Certificate issuer, Executor background)
            throws CrlException {
        try {
            IndexedCrl opened = new IndexedCrl(crl, index, issuer);
            background.execute(opened::verify);
            return opened;
        } catch (EOFException e) {
            throw new CrlException(Problem.ALTERED, e);
        } catch (IOException e) {
            throw CrlException.of(e);
        }
    }

    /** Whether that is its file. */
    public boolean isIn(Path file) {
        return crl.equals(file);
    }

    public CrlHeader header() {
        return crlHeader;
    }

    /** Number of entries. */
    public long count() {
        return pages.count();
    }

    /** Whether the signature has been checked since the program was started. */
    public boolean isVerified() {
        return verification.isDone() && !verification.isCompletedExceptionally();
    }

    /** Complete when verified; exceptionally, with a {@link CrlException}, when CRL or index turned out to be altered. */
    public CompletableFuture<Void> verification() {
        return verification.copy();
    }

    /** The entry of a certificate of the CRL's own issuer. */
    public Optional<CrlEntry> find(BigInteger serial) throws CrlException {
        return find(serial, 0);
    }

    /** The entry of a certificate of this issuer, which is another than that of the CRL if the CRL is indirect. */
    public Optional<CrlEntry> find(BigInteger serial, X500Principal certificateIssuer) throws CrlException {
        return find(serial, certificateIssuer.equals(crlHeader.issuer()) ? 0 : EntryScanner.seed(certificateIssuer));
    }

    private Optional<CrlEntry> find(BigInteger serial, long issuerSeed) throws CrlException {
        if (verification.isCompletedExceptionally()) {
            throw new CrlException(Problem.ALTERED);
        }
        int hash = EntryScanner.hash(serial, issuerSeed);
        try (FileChannel file = FileChannel.open(index, StandardOpenOption.READ)) {
            if (!header.crl().stillFits(crl)) {
                throw new CrlException(Problem.ALTERED);
            }
            long[] positions = pages.positions(file, hash);
            return positions.length == 0 ? Optional.empty() : worst(positions, serial, issuerSeed, hash);
        } catch (EOFException e) {
            throw new CrlException(Problem.ALTERED, e);
        } catch (IOException e) {
            throw CrlException.of(e);
        }
    }

    /** Of several entries of one certificate a permanent one counts. */
    private Optional<CrlEntry> worst(long[] positions, BigInteger serial, long issuerSeed, int hash)
            throws IOException, CrlException {
        Optional<CrlEntry> found = Optional.empty();
        try (FileChannel source = FileChannel.open(crl, StandardOpenOption.READ)) {
            for (long position : positions) {
                EntryScanner scanner = new EntryScanner();
                scanner.assumeIssuer(issuerSeed);
                scan(scanner, new DerReader(source, position, ENTRY_BUFFER));
                if (scanner.is(serial)) {
                    CrlEntry entry = scanner.entry();
                    found = entry.reason().isPermanent() || found.isEmpty() ? Optional.of(entry) : found;
                } else if (issuerSeed == 0 && !crlHeader.isIndirect() && scanner.hash() != hash) {
                    throw new CrlException(Problem.ALTERED);
                }
            }
        }
        return found;
    }

    /** It could be read when the index was built. */
    private void scan(EntryScanner scanner, DerReader reader) throws CrlException {
        try {
            scanner.scan(reader, header.parsed().entriesEnd());
        } catch (CrlException e) {
            throw new CrlException(Problem.ALTERED, e);
        }
    }

    private void verify() {
        Path copy = beside(index, "." + UUID.randomUUID()); // another program may be checking it too
        try {
            write(crl, copy, issuer, RECORDS_IN_MEMORY);
            try (FileChannel file = FileChannel.open(copy, StandardOpenOption.READ)) {
                if (!IndexPages.open(file).isSameAs(pages)) {
                    throw new CrlException(Problem.ALTERED);
                }
            }
            verification.complete(null);
        } catch (IOException e) {
            verification.completeExceptionally(CrlException.of(e));
        } catch (CrlException e) {
            verification.completeExceptionally(e);
        } finally {
            verification.completeExceptionally(new CrlException(Problem.UNREADABLE)); // if nothing else was said
            delete(copy);
        }
    }

    private static void write(Path crl, Path index, X509Certificate issuer, int recordsInMemory)
            throws IOException, CrlException {
        try (FileChannel source = FileChannel.open(crl, StandardOpenOption.READ);
                RecordSorter sorter = new RecordSorter(beside(index, ".runs"), recordsInMemory);
                IndexWriter writer = new IndexWriter(index)) {
            CrlIdentity identity = CrlIdentity.of(crl, source);
            if (identity.size() > MAXIMUM_SIZE) {
                throw new CrlException(Problem.TOO_LARGE);
            }
            CrlParser.Parsed parsed = new CrlParser(source, identity.size(), issuer)
                    .parse((hash, position) -> sorter.add(IndexPages.record(hash, position)));
            parsed.header(); // throws if there is something in it that is not understood
            sorter.drain(writer::add);
            writer.finish(new IndexHeader(identity, IndexHeader.keyOf(issuer), parsed).encoded());
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // what stays is overwritten the next time, or goes when the folder is tidied
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
