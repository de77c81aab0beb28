/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.PinFlag;
import se.etjanstekort.pkcs15.PinReference;
import se.etjanstekort.pkcs15.PinType;
import se.etjanstekort.smartcard.CardException;

/** EF(AODF): the codes of a card (ISO/IEC 7816-15, 8.9). Keys and biometrics that authenticate are left out. */
public final class AuthenticationObjectDecoder {

    private static final int PIN_REFERENCE = 0;
    /** Longer than any code is stored; VERIFY's data stays far below a short command's. */
    private static final int MAX_STORED_LENGTH = 64;

    private AuthenticationObjectDecoder() {
    }

    public static List<AuthenticationObject> decode(byte[] file) throws CardException.MalformedData {
        return Asn1.decodeAll("EF(AODF)", file, AuthenticationObjectDecoder::entry).stream().flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AuthenticationObject> entry(ASN1Primitive object) {
        return object instanceof ASN1TaggedObject ? Optional.empty()
                : Optional.of(pin(CardObject.decode(Elements.of(object))));
    }

    private static AuthenticationObject pin(CardObject object) {
        byte[] authId = object.classAttributes().requiredOctets();
        Elements pin = object.typeAttributes();
        Set<PinFlag> flags = Values.flags(PinFlag.class, pin.requiredBits());
        PinType type = pinType(pin.required(ASN1Enumerated.class).intValueExact());
        int minLength = pin.requiredInteger();
        int storedLength = pin.requiredInteger();
        OptionalInt maxLength = pin.optionalInteger().map(OptionalInt::of).orElse(OptionalInt.empty());
        int reference = pin.optionalTagged(PIN_REFERENCE)
                .map(tagged -> ASN1Integer.getInstance(tagged, false).intValueExact()).orElse(0);
        int padChar = pin.optional(ASN1OctetString.class).map(ASN1OctetString::getOctets)
                .map(AuthenticationObjectDecoder::padChar).orElse(0);
        pin.optional(ASN1GeneralizedTime.class);
        Optional<FilePath> path = pin.optionalSequence().flatMap(Location::decode).map(Location::path);
        return requireConsistent(new AuthenticationObject(object.label(), Values.identifier(authId), object.authId(),
                flags, type, minLength, storedLength(type, storedLength, maxLength), maxLength,
                new PinReference(Values.reference(reference)), padChar, path));
    }

    private static PinType pinType(int value) {
        if (value < 0 || value >= PinType.values().length) {
            throw new IllegalArgumentException("pinType " + value);
        }
        return PinType.values()[value];
    }

    private static int padChar(byte[] octets) {
        if (octets.length != 1) {
            throw new IllegalArgumentException("padChar of " + octets.length + " bytes");
        }
        return octets[0] & 0xFF;
    }

    /** Some cards give 0 where they do not pad; then the longest code tells the room. */
    private static int storedLength(PinType type, int told, OptionalInt maxLength) {
        if (told != 0 || maxLength.isEmpty()) {
            return told;
        }
        return type == PinType.BCD ? (maxLength.getAsInt() + 1) / 2 : maxLength.getAsInt();
    }

    private static AuthenticationObject requireConsistent(AuthenticationObject pin) {
        boolean fits = pin.minLength() >= 0 && pin.storedLength() > 0 && pin.storedLength() <= MAX_STORED_LENGTH
                && pin.longestCode() > 0 && pin.minLength() <= pin.longestCode();
        if (!fits) {
            throw new IllegalArgumentException("lengths of PIN " + pin.reference() + " contradict each other");
        }
        return pin;
    }
}
