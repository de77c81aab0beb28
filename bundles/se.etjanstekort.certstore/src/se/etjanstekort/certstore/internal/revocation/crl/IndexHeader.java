/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/**
 * What an index says besides its records: of which CRL it is, and which key that CRL was verified with.
 *
 * @param issuerKey
 *            SHA-256 of the SubjectPublicKeyInfo, in hexadecimal
 */
record IndexHeader(CrlIdentity crl, String issuerKey, CrlParser.Parsed parsed) {

    /** Another number, another format: no index of an older version is ever read. */
    private static final String FORMAT = "crl-index-1";
    private static final int TAG_AND_LENGTH = 6;

    static String keyOf(X509Certificate issuer) {
        return HexFormat.of().formatHex(Digests.sha256().digest(issuer.getPublicKey().getEncoded()));
    }

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeLong(crl.size());
            out.writeLong(crl.changed());
            out.writeUTF(crl.ends());
            out.writeUTF(issuerKey);
            write(out, parsed.issuer().getEncoded());
            out.writeLong(parsed.thisUpdate().getEpochSecond());
            out.writeBoolean(parsed.nextUpdate().isPresent());
            out.writeLong(parsed.nextUpdate().map(Instant::getEpochSecond).orElse(0L));
            write(out, parsed.extensions());
            out.writeLong(parsed.entriesEnd());
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    static IndexHeader decode(byte[] encoded) throws CrlException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (!FORMAT.equals(in.readUTF())) {
                throw new CrlException(Problem.ALTERED);
            }
            CrlIdentity crl = new CrlIdentity(in.readLong(), in.readLong(), in.readUTF());
            String issuerKey = in.readUTF();
            X500Principal issuer = new X500Principal(read(in, CrlParser.MAXIMUM_NAME));
            Instant thisUpdate = Instant.ofEpochSecond(in.readLong());
            boolean hasNext = in.readBoolean();
            Optional<Instant> nextUpdate = Optional.of(Instant.ofEpochSecond(in.readLong())).filter(next -> hasNext);
            return new IndexHeader(crl, issuerKey, new CrlParser.Parsed(issuer, thisUpdate, nextUpdate,
                    read(in, CrlParser.MAXIMUM_EXTENSIONS), in.readLong()));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new CrlException(Problem.ALTERED, e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in, int maximum) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > maximum + TAG_AND_LENGTH) {
            throw new IOException("too long");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
