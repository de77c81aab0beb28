/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.Optional;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

import se.etjanstekort.pkcs15.Identifier;

/**
 * What all objects of a card have in common, {@code PKCS15Object} (ISO/IEC 7816-15, 8.2.9): common attributes, those of the
 * object's class, and those of its type.
 *
 * @param authId
 *            of the code that guards the object
 */
record CardObject(String label, Optional<Identifier> authId, Elements classAttributes, Elements typeAttributes) {

    private static final int SUB_CLASS = 0;
    private static final int TYPE = 1;

    static CardObject decode(Elements object) {
        Elements common = object.requiredSequence();
        String label = common.optionalText().orElse("");
        common.optional(ASN1BitString.class);
        Optional<Identifier> authId = common.optional(ASN1OctetString.class).map(ASN1OctetString::getOctets)
                .filter(octets -> octets.length > 0).map(Values::identifier);
        Elements classAttributes = object.requiredSequence();
        object.optionalTagged(SUB_CLASS);
        Elements typeAttributes = object.optionalTagged(TYPE)
                .map(tagged -> Elements.of(ASN1Sequence.getInstance(tagged, true)))
                .orElseThrow(() -> new IllegalArgumentException("object without type attributes"));
        return new CardObject(label, authId, classAttributes, typeAttributes);
    }
}
