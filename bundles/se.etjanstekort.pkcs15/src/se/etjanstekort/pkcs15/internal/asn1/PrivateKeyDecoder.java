/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

import se.etjanstekort.pkcs15.EcCurve;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.KeyAccess;
import se.etjanstekort.pkcs15.KeyUsage;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.smartcard.CardException;

/** EF(PrKDF): the private keys of a card (ISO/IEC 7816-15, 8.4). Keys other than RSA and EC are left out. */
public final class PrivateKeyDecoder {

    private static final int EC_KEY = 0;
    private static final int END_DATE = 0;
    private static final int ALGORITHM_REFERENCE = 1;
    private static final int MIN_MODULUS = 1_024;
    private static final int MAX_MODULUS = 8_192;

    private PrivateKeyDecoder() {
    }

    public static List<PrivateKeyObject> decode(byte[] file) throws CardException.MalformedData {
        return Asn1.decodeAll("EF(PrKDF)", file, PrivateKeyDecoder::entry).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<PrivateKeyObject> entry(ASN1Primitive object) {
        if (!(object instanceof ASN1TaggedObject tagged)) {
            return Optional.of(key(CardObject.decode(Elements.of(object)), false));
        }
        return tagged.hasContextTag(EC_KEY)
                ? Optional.of(key(CardObject.decode(Elements.ofImplicit(tagged)), true))
                : Optional.empty();
    }

    private static PrivateKeyObject key(CardObject object, boolean ec) {
        Elements common = object.classAttributes();
        Identifier id = Values.identifier(common.requiredOctets());
        Set<KeyUsage> usage = Values.flags(KeyUsage.class, common.requiredBits());
        common.optional(ASN1Boolean.class);
        Set<KeyAccess> access = common.optional(ASN1BitString.class).map(bits -> Values.flags(KeyAccess.class, bits))
                .orElse(Set.of());
        OptionalInt reference = common.optionalInteger().map(value -> OptionalInt.of(Values.reference(value)))
                .orElse(OptionalInt.empty());
        common.optional(ASN1GeneralizedTime.class);
        common.optionalTagged(END_DATE);
        List<Integer> algorithms = common.optionalTagged(ALGORITHM_REFERENCE).map(PrivateKeyDecoder::integers)
                .orElse(List.of());
        Optional<FilePath> path = object.typeAttributes().optionalSequence().flatMap(Location::decode)
                .map(Location::path);
        PrivateKeyObject.KeyType type = ec ? ecKey(object.typeAttributes()) : rsaKey(object.typeAttributes());
        return new PrivateKeyObject(id, object.label(), type, usage, access, object.authId(), reference, algorithms,
                path);
    }

    private static List<Integer> integers(ASN1TaggedObject tagged) {
        return StreamSupport.stream(ASN1Sequence.getInstance(tagged, false).spliterator(), false)
                .map(element -> ASN1Integer.getInstance(element).intValueExact()).toList();
    }

    private static PrivateKeyObject.KeyType rsaKey(Elements attributes) {
        int modulusLength = attributes.requiredInteger();
        if (modulusLength < MIN_MODULUS || modulusLength > MAX_MODULUS) {
            throw new IllegalArgumentException("RSA modulus of " + modulusLength + " bits");
        }
        return new PrivateKeyObject.Rsa(modulusLength);
    }

    /**
     * {@code keyInfo} of an EC key names the curve: as a reference into TokenInfo, which we do not follow, or as parameters.
     * OpenSC gives the size of the field instead.
     */
    private static PrivateKeyObject.KeyType ecKey(Elements attributes) {
        Optional<EcCurve> curve = attributes.optionalInteger().flatMap(EcCurve::ofFieldSize);
        if (curve.isEmpty()) {
            curve = attributes.optionalSequence()
                    .flatMap(keyInfo -> keyInfo.optional(ASN1ObjectIdentifier.class))
                    .map(ASN1ObjectIdentifier::getId).flatMap(EcCurve::ofObjectId);
        }
        return new PrivateKeyObject.Ec(curve);
    }
}
