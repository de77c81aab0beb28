/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.Optional;
import java.util.OptionalInt;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;

import se.etjanstekort.pkcs15.FilePath;

/**
 * {@code Path} of ISO/IEC 7816-15, 8.2.5: a file, or a part of one.
 *
 * @param length
 *            of the part; empty for all that follows the offset
 */
public record Location(FilePath path, int offset, OptionalInt length) {

    public Location {
        if (offset < 0 || length.isPresent() && length.getAsInt() < 0) {
            throw new IllegalArgumentException("part of a file at " + offset);
        }
    }

    /** The whole of a file. */
    public static Location of(FilePath path) {
        return new Location(path, 0, OptionalInt.empty());
    }

    /** Whether it begins where the file does, as nearly all do. */
    public boolean isBeginning() {
        return offset == 0;
    }

    /** Whether a content may be that of the location. */
    public boolean fits(byte[] content) {
        return length.isEmpty() || length.getAsInt() == content.length;
    }

    /** @return empty for a reference of length 0, which cards use for none */
    static Optional<Location> decode(Elements path) {
        byte[] octets = path.optional(ASN1OctetString.class).map(ASN1OctetString::getOctets)
                .orElseThrow(() -> new IllegalArgumentException("path without file identifiers"));
        if (octets.length == 0) {
            return Optional.empty();
        }
        FilePath file = FilePath.parse(octets);
        if (file.fileIds().lastIndexOf(FilePath.MASTER_FILE) > 0) {
            throw new IllegalArgumentException("path that loops: " + file);
        }
        int offset = path.optionalInteger().orElse(0);
        OptionalInt length = path.optionalTagged(0)
                .map(tagged -> OptionalInt.of(ASN1Integer.getInstance(tagged, false).intValueExact()))
                .orElse(OptionalInt.empty());
        return Optional.of(new Location(file, offset, length));
    }
}
