/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.smartcard.CardException;

/** EF(ODF): where the lists of objects are (ISO/IEC 7816-15, 8.3). */
public final class ObjectDirectory {

    /** The file's own identifier (ISO/IEC 7816-15, 7.5.3). */
    private static final int EF_ODF = 0x5031;
    private static final int OBJECTS = 0;

    private final List<Entry> entries;

    private ObjectDirectory(List<Entry> entries) {
        this.entries = entries;
    }

    /** The lists that we read, by their tag in {@code CIOChoice}. */
    public enum Kind {
        PRIVATE_KEYS(0), CERTIFICATES(4), TRUSTED_CERTIFICATES(5), USEFUL_CERTIFICATES(6), AUTHENTICATION_OBJECTS(8);

        private final int tag;

        Kind(int tag) {
            this.tag = tag;
        }

        /** Whether the lists are of certificates. */
        public boolean holdsCertificates() {
            return this == CERTIFICATES || this == TRUSTED_CERTIFICATES || this == USEFUL_CERTIFICATES;
        }
    }

    private record Entry(int tag, Location location) {
    }

    /** Decodes the file. A list that is named twice, or is the directory itself, would lead in circles and is refused. */
    public static ObjectDirectory decode(byte[] file) throws CardException.MalformedData {
        List<Entry> entries = new ArrayList<>();
        Set<Location> seen = new HashSet<>();
        for (List<Entry> entry : Asn1.decodeAll("EF(ODF)", file, ObjectDirectory::entry)) {
            entries.addAll(entry);
        }
        for (Entry entry : entries) {
            FilePath path = entry.location().path();
            if (!seen.add(entry.location()) || path.lastFileId() == EF_ODF) {
                throw new CardException.MalformedData("EF(ODF) leads in a circle by " + path);
            }
        }
        return new ObjectDirectory(entries);
    }

    /** {@code PathOrObjects}: a path; objects in the directory itself are unknown among cards, and refused. */
    private static List<Entry> entry(ASN1Primitive object) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(object);
        ASN1Primitive value = tagged.getExplicitBaseObject().toASN1Primitive();
        if (value instanceof ASN1TaggedObject choice && choice.hasContextTag(OBJECTS)) {
            throw new IllegalArgumentException("objects instead of a path");
        }
        Elements path = Elements.of(ASN1Sequence.getInstance(value));
        return path.hasNext() ? Location.decode(path).map(location -> new Entry(tagged.getTagNo(), location)).stream()
                .toList() : List.of();
    }

    /** Where all the lists are that the file names. */
    public List<FilePath> paths() {
        return entries.stream().map(entry -> entry.location().path()).toList();
    }

    /** The files of that kind, in the card's order. */
    public List<Location> files(Kind kind) {
        return entries.stream().filter(entry -> entry.tag() == kind.tag).map(Entry::location).toList();
    }
}
