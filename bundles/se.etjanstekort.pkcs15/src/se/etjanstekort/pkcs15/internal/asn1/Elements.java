/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.Optional;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * The elements of a SEQUENCE, taken in order; what a decoder does not take, it does not know, and leaves (ISO/IEC 7816-15 lets
 * every sequence grow). Complains with {@link IllegalArgumentException}, which {@link Asn1} turns into what the card did wrong.
 */
final class Elements {

    private final ASN1Sequence sequence;
    private int at;

    private Elements(ASN1Sequence sequence) {
        this.sequence = sequence;
    }

    static Elements of(ASN1Encodable sequence) {
        return new Elements(ASN1Sequence.getInstance(sequence.toASN1Primitive()));
    }

    /** The elements of an implicitly tagged SEQUENCE. */
    static Elements ofImplicit(ASN1TaggedObject tagged) {
        return new Elements(ASN1Sequence.getInstance(tagged, false));
    }

    boolean hasNext() {
        return at < sequence.size();
    }

    /** The next element, where it is of that type. */
    <T> Optional<T> optional(Class<T> type) {
        if (!hasNext()) {
            return Optional.empty();
        }
        ASN1Primitive next = sequence.getObjectAt(at).toASN1Primitive();
        if (!type.isInstance(next)) {
            return Optional.empty();
        }
        at++;
        return Optional.of(type.cast(next));
    }

    <T> T required(Class<T> type) {
        return optional(type).orElseThrow(
                () -> new IllegalArgumentException("no " + type.getSimpleName() + " as element " + at));
    }

    /** The next element, where it has that context-specific tag. */
    Optional<ASN1TaggedObject> optionalTagged(int tag) {
        if (!hasNext() || !(sequence.getObjectAt(at).toASN1Primitive() instanceof ASN1TaggedObject tagged)
                || !tagged.hasContextTag(tag)) {
            return Optional.empty();
        }
        at++;
        return Optional.of(tagged);
    }

    /** The next element, where it is text: UTF-8 by the standard, other kinds on some cards. */
    Optional<String> optionalText() {
        boolean isText = hasNext() && sequence.getObjectAt(at) instanceof ASN1String
                && !(sequence.getObjectAt(at) instanceof ASN1BitString);
        return isText ? optional(ASN1String.class).map(Values::text) : Optional.empty();
    }

    Optional<Elements> optionalSequence() {
        return optional(ASN1Sequence.class).map(Elements::of);
    }

    Elements requiredSequence() {
        return of(required(ASN1Sequence.class));
    }

    Optional<Integer> optionalInteger() {
        return optional(ASN1Integer.class).map(ASN1Integer::intValueExact);
    }

    int requiredInteger() {
        return required(ASN1Integer.class).intValueExact();
    }

    byte[] requiredOctets() {
        return required(ASN1OctetString.class).getOctets();
    }

    ASN1BitString requiredBits() {
        return required(ASN1BitString.class);
    }
}
