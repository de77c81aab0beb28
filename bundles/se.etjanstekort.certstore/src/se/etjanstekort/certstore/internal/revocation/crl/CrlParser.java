/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;
import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.certstore.internal.x509.SignatureAlgorithms;

/**
 * Goes through a CRL (RFC 5280, 5.1) once, from its first byte to its last, and checks its signature on the way. What it
 * handed on before it failed must be forgotten. One pass, one object, one thread.
 */
final class CrlParser {

    /** Takes where each entry begins, and its hash. */
    @FunctionalInterface
    interface EntrySink {
        void take(int hash, long position) throws IOException;
    }

    /**
     * A CRL whose signature fits.
     *
     * @param extensions
     *            crlExtensions in DER
     * @param entriesEnd
     *            position behind the last entry
     */
    record Parsed(X500Principal issuer, Instant thisUpdate, Optional<Instant> nextUpdate, byte[] extensions,
            long entriesEnd) {

        CrlHeader header() throws CrlException {
            return CrlHeader.of(issuer, thisUpdate, nextUpdate, extensions);
        }
    }

    static final int MAXIMUM_NAME = 8 * 1024;
    static final int MAXIMUM_EXTENSIONS = 32 * 1024;

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MAXIMUM_ALGORITHM = 256;
    private static final int MAXIMUM_SIGNATURE = 2 * 1024;
    private static final int EXTENSIONS_TAG = 0xA0;
    private static final int CRL_SIGN = 6;
    private static final int VERSION_2 = 1;

    private final DerReader der;
    private final long size;
    private final X509Certificate issuer;
    private final EntryScanner scanner = new EntryScanner();
    private boolean version2;

    CrlParser(FileChannel crl, long size, X509Certificate issuer) {
        this.der = new DerReader(crl, 0, BUFFER_SIZE);
        this.size = size;
        this.issuer = issuer;
    }

    Parsed parse(EntrySink sink) throws CrlException, IOException {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            throw new CrlException(Problem.WRONG_ISSUER);
        }
        long end = der.enter(DerReader.SEQUENCE, Long.MAX_VALUE);
        if (end > size) {
            throw new CrlException(Problem.TRUNCATED);
        }
        DerReader.expectEnd(end, size);
        long signedFrom = der.position();
        long signedEnd = der.enter(DerReader.SEQUENCE, end);
        version2 = der.peek() == DerReader.INTEGER;
        if (version2) {
            DerReader.expectEnd(der.enter(DerReader.INTEGER, signedEnd), der.position() + 1);
            DerReader.expectEnd(der.octet(), VERSION_2);
        }
        byte[] algorithm = algorithm(signedEnd);
        Signature signature = signature(algorithm);
        der.tap(signedFrom, (bytes, from, count) -> update(signature, bytes, from, count));
        Parsed parsed = signed(signedEnd, sink);
        der.untap();
        if (!Arrays.equals(algorithm, algorithm(end))) {
            throw new CrlException(Problem.MALFORMED);
        }
        verify(signature, end);
        return parsed;
    }

    /** tbsCertList after the algorithm. */
    private Parsed signed(long end, EntrySink sink) throws CrlException, IOException {
        X500Principal name = name(end);
        if (!name.equals(issuer.getSubjectX500Principal())) {
            throw new CrlException(Problem.WRONG_ISSUER);
        }
        DerTime time = new DerTime();
        time.read(der, end);
        Instant thisUpdate = time.instant();
        Optional<Instant> nextUpdate = Optional.empty();
        if (isTime(end)) {
            time.read(der, end);
            nextUpdate = Optional.of(time.instant());
        }
        if (der.position() < end && der.peek() == DerReader.SEQUENCE) {
            entries(der.enter(DerReader.SEQUENCE, end), sink);
        }
        long entriesEnd = der.position();
        byte[] extensions = extensions(end);
        der.expect(end);
        Parsed parsed = new Parsed(name, thisUpdate, nextUpdate, extensions, entriesEnd);
        if (scanner.sawOtherIssuer() && !parsed.header().isIndirect()) {
            throw new CrlException(Problem.MALFORMED);
        }
        return parsed;
    }

    private void entries(long end, EntrySink sink) throws CrlException, IOException {
        while (der.position() < end) {
            long position = der.position();
            if (scanner.scan(der, end) && !version2) {
                throw new CrlException(Problem.MALFORMED);
            }
            sink.take(scanner.hash(), position);
        }
    }

    private byte[] extensions(long end) throws CrlException {
        if (der.position() == end) {
            return new byte[0];
        }
        if (!version2) {
            throw new CrlException(Problem.MALFORMED);
        }
        DerReader.expectEnd(der.enter(EXTENSIONS_TAG, end), end);
        return der.take(end, MAXIMUM_EXTENSIONS);
    }

    private boolean isTime(long end) throws CrlException {
        return der.position() < end
                && (der.peek() == DerReader.UTC_TIME || der.peek() == DerReader.GENERALIZED_TIME);
    }

    private X500Principal name(long within) throws CrlException {
        try {
            return new X500Principal(sequence(within, MAXIMUM_NAME));
        } catch (IllegalArgumentException e) {
            throw new CrlException(Problem.MALFORMED, e);
        }
    }

    private byte[] algorithm(long within) throws CrlException {
        return sequence(within, MAXIMUM_ALGORITHM);
    }

    /** A SEQUENCE with its tag and length, which are in the shortest form. */
    private byte[] sequence(long within, int maximum) throws CrlException {
        long from = der.position();
        long end = der.enter(DerReader.SEQUENCE, within);
        int head = (int) (der.position() - from);
        byte[] value = der.take(end, maximum);
        byte[] whole = new byte[head + value.length];
        System.arraycopy(value, 0, whole, head, value.length);
        whole[0] = DerReader.SEQUENCE;
        if (head == 2) {
            whole[1] = (byte) value.length;
        } else {
            whole[1] = (byte) (0x80 | head - 2);
            for (int i = 2; i < head; i++) {
                whole[i] = (byte) (value.length >>> 8 * (head - 1 - i));
            }
        }
        return whole;
    }

    private Signature signature(byte[] algorithm) throws CrlException {
        try {
            AlgorithmIdentifier identifier = AlgorithmIdentifier.getInstance(algorithm);
            if (!Algorithms.isStrong(issuer.getPublicKey())) {
                throw new CrlException(Problem.WEAK_ALGORITHM);
            }
            Signature signature = SignatureAlgorithms.of(identifier);
            signature.initVerify(issuer.getPublicKey());
            return signature;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CrlException(Problem.MALFORMED, e);
        } catch (NoSuchAlgorithmException e) {
            throw new CrlException(Problem.WEAK_ALGORITHM, e);
        } catch (InvalidKeyException e) {
            throw new CrlException(Problem.BAD_SIGNATURE, e); // a key of another kind
        }
    }

    private static void update(Signature signature, byte[] bytes, int from, int count) throws CrlException {
        try {
            signature.update(bytes, from, count);
        } catch (SignatureException e) {
            throw new CrlException(Problem.BAD_SIGNATURE, e);
        }
    }

    private void verify(Signature signature, long end) throws CrlException {
        DerReader.expectEnd(der.enter(DerReader.BIT_STRING, end), end);
        DerReader.expectEnd(der.octet(), 0); // unused bits
        byte[] value = der.take(end, MAXIMUM_SIGNATURE);
        try {
            if (!signature.verify(value)) {
                throw new CrlException(Problem.BAD_SIGNATURE);
            }
        } catch (SignatureException e) {
            throw new CrlException(Problem.BAD_SIGNATURE, e);
        }
    }
}
