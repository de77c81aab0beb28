/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/**
 * Goes through entries of a CRL (RFC 5280, 5.1.2.6), one after the other; what it found of the last one is kept in fields, so
 * that a million of them leave no garbage. One pass, one object, one thread.
 */
final class EntryScanner {

    /** Twenty octets are what RFC 5280, 4.1.2.2 lets a CA use. */
    private static final int MAXIMUM_SERIAL = 20;
    private static final int MAXIMUM_OID = 32;
    private static final int MAXIMUM_NAME = 4 * 1024;

    private static final int REASON_CODE = 21;
    private static final int INVALIDITY_DATE = 24;
    private static final int CERTIFICATE_ISSUER = 29;
    private static final int OTHER = -1;

    private final byte[] serial = new byte[MAXIMUM_SERIAL];
    private final byte[] oid = new byte[MAXIMUM_OID];
    private final DerTime date = new DerTime();
    private int serialLength;
    private CrlReason reason;
    private boolean namesIssuer;
    /** What distinguishes the issuer that this entry and those after it are about; 0 is that of the CRL. */
    private long issuerSeed;

    /** @return whether it has extensions, which entries of version 1 have not */
    boolean scan(DerReader der, long within) throws CrlException {
        long end = der.enter(DerReader.SEQUENCE, within);
        serial(der, end);
        date.read(der, end);
        reason = CrlReason.UNSPECIFIED;
        boolean extended = der.position() < end;
        if (extended) {
            DerReader.expectEnd(der.enter(DerReader.SEQUENCE, end), end);
            while (der.position() < end) {
                extension(der, end);
            }
        }
        der.expect(end);
        return extended;
    }

    /** 32 bits of serial number and issuer: what entries are sorted by. */
    int hash() {
        return hash(serial, serialLength, issuerSeed);
    }

    boolean is(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Arrays.equals(serial, 0, serialLength, bytes, 0, bytes.length);
    }

    CrlEntry entry() throws CrlException {
        return new CrlEntry(new BigInteger(serial, 0, serialLength), reason, date.instant());
    }

    /** Whether some entry was about another issuer than that of the CRL. */
    boolean sawOtherIssuer() {
        return namesIssuer;
    }

    void assumeIssuer(long seed) {
        issuerSeed = seed;
    }

    static int hash(BigInteger serial, long issuerSeed) {
        byte[] bytes = serial.toByteArray();
        return hash(bytes, bytes.length, issuerSeed);
    }

    static long seed(X500Principal issuer) {
        byte[] name = issuer.getName(X500Principal.CANONICAL).getBytes(StandardCharsets.UTF_8);
        byte[] digest = Digests.sha256().digest(name);
        return new BigInteger(1, digest).longValue() | 1;
    }

    /** FNV-1a, and the end of MurmurHash3 that spreads it over all bits. */
    private static int hash(byte[] bytes, int length, long seed) {
        long hash = 0xCBF29CE484222325L ^ seed;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (int) (hash >>> 32);
    }

    private void serial(DerReader der, long within) throws CrlException {
        long end = der.enter(DerReader.INTEGER, within);
        long length = end - der.position();
        if (length < 1 || length > MAXIMUM_SERIAL) {
            throw new CrlException(Problem.MALFORMED);
        }
        serialLength = (int) length;
        der.read(serial, serialLength);
        if (length > 1 && (serial[0] == 0 && serial[1] >= 0 || serial[0] == -1 && serial[1] < 0)) {
            throw new CrlException(Problem.MALFORMED);
        }
    }

    private void extension(DerReader der, long within) throws CrlException {
        long end = der.enter(DerReader.SEQUENCE, within);
        int id = id(der, end);
        boolean critical = der.peek() == DerReader.BOOLEAN && der.flag(end);
        long valueEnd = der.enter(DerReader.OCTET_STRING, end);
        DerReader.expectEnd(valueEnd, end);
        switch (id) {
        case REASON_CODE -> reason = reason(der, end);
        case INVALIDITY_DATE -> der.skipTo(end);
        case CERTIFICATE_ISSUER -> issuerSeed = issuer(der.take(end, MAXIMUM_NAME));
        default -> {
            if (critical) {
                throw new CrlException(Problem.UNKNOWN_CRITICAL_EXTENSION);
            }
            der.skipTo(end);
        }
        }
        der.expect(end);
    }

    /** The last arc of id-ce (2.5.29), where the extensions known here stand. */
    private int id(DerReader der, long within) throws CrlException {
        long length = der.enter(DerReader.OBJECT_IDENTIFIER, within) - der.position();
        if (length < 1 || length > MAXIMUM_OID) {
            throw new CrlException(Problem.MALFORMED);
        }
        der.read(oid, (int) length);
        return length == 3 && oid[0] == 0x55 && oid[1] == 0x1D ? oid[2] : OTHER;
    }

    private static CrlReason reason(DerReader der, long within) throws CrlException {
        if (der.enter(DerReader.ENUMERATED, within) - der.position() != 1) {
            throw new CrlException(Problem.MALFORMED);
        }
        int code = der.octet();
        return CrlReason.of(code).orElseThrow(() -> new CrlException(Problem.MALFORMED));
    }

    private long issuer(byte[] names) throws CrlException {
        namesIssuer = true;
        try {
            for (GeneralName name : GeneralNames.getInstance(names).getNames()) {
                if (name.getTagNo() == GeneralName.directoryName) {
                    return seed(new X500Principal(name.getName().toASN1Primitive().getEncoded()));
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            throw new CrlException(Problem.MALFORMED, e);
        }
        throw new CrlException(Problem.MALFORMED);
    }
}
