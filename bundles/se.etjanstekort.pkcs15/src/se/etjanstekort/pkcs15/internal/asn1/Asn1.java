/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.bouncycastle.asn1.ASN1Primitive;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/**
 * The border between a card's bytes and the ASN.1 library. The bytes are first taken apart by our own reader, to the last leaf,
 * so that nesting, number and lengths are bounded before the library sees them; whatever it then complains of becomes
 * {@link CardException.MalformedData}.
 */
final class Asn1 {

    /** More than any card's directory has; each is a few dozen bytes. */
    static final int MAX_ENTRIES = 64;

    private Asn1() {
    }

    /** Decodes the one object that a file holds. */
    static <T> T decode(String what, byte[] file, Function<ASN1Primitive, T> decoder)
            throws CardException.MalformedData {
        return decode(what, TlvReader.readFirst(file), decoder);
    }

    /** Decodes the objects that follow each other in a file. */
    static <T> List<T> decodeAll(String what, byte[] file, Function<ASN1Primitive, T> decoder)
            throws CardException.MalformedData {
        List<TlvObject> objects = TlvReader.read(file);
        if (objects.size() > MAX_ENTRIES) {
            throw new CardException.MalformedData(what + " of " + objects.size() + " entries");
        }
        List<T> decoded = new ArrayList<>();
        for (TlvObject object : objects) {
            decoded.add(decode(what, object, decoder));
        }
        return decoded;
    }

    private static <T> T decode(String what, TlvObject object, Function<ASN1Primitive, T> decoder)
            throws CardException.MalformedData {
        requireBounded(object);
        try {
            return decoder.apply(ASN1Primitive.fromByteArray(object.encoded()));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException
                | ArithmeticException e) {
            throw new CardException.MalformedData(what + ": " + e.getMessage(), e);
        }
    }

    private static void requireBounded(TlvObject object) throws CardException.MalformedData {
        if (object.isConstructed()) {
            for (TlvObject child : object.children()) {
                requireBounded(child);
            }
        }
    }
}
