/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.contents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** Shorthand for what PKCS#15 is made of. */
final class Der {

    private Der() {
    }

    static ASN1Sequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    static ASN1Sequence sequence(List<? extends ASN1Encodable> elements) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        elements.forEach(vector::add);
        return new DERSequence(vector);
    }

    /** A tag around the element. */
    static ASN1TaggedObject explicit(int tag, ASN1Encodable element) {
        return new DERTaggedObject(true, tag, element);
    }

    /** A tag in place of the element's own. */
    static ASN1TaggedObject implicit(int tag, ASN1Encodable element) {
        return new DERTaggedObject(false, tag, element);
    }

    /** A named bit list: those bits set, no trailing zeros (X.690, 11.2.2). */
    static ASN1BitString bits(int... positions) {
        int highest = -1;
        byte[] bytes = new byte[2];
        for (int position : positions) {
            bytes[position / 8] |= (byte) (0x80 >> position % 8);
            highest = Math.max(highest, position);
        }
        int length = highest / 8 + 1;
        return new DERBitString(Arrays.copyOf(bytes, length), length * 8 - 1 - highest);
    }

    static byte[] encode(ASN1Encodable element) {
        try {
            return element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements one after the other, as PKCS#15 directory files have them. */
    static byte[] concatenate(List<? extends ASN1Encodable> elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.forEach(element -> out.writeBytes(encode(element)));
        return out.toByteArray();
    }
}
