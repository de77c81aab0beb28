/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.contents;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

import se.etjanstekort.simulator.internal.persona.CardProduct;
import se.etjanstekort.simulator.internal.persona.Code;
import se.etjanstekort.simulator.internal.persona.Credential;
import se.etjanstekort.simulator.internal.persona.Credential.Purpose;

/** The objects of a PKCS#15 card, written (PKCS#15 v1.1, 6; ISO/IEC 7816-15, 8). */
final class Pkcs15Objects {

    /** PKCS15Object flags. */
    private static final int LAST_UPDATE = 5;
    private static final int OBJECT_PRIVATE = 0;
    private static final int OBJECT_MODIFIABLE = 1;

    private static final int PIN_LOCAL = 1;
    private static final int PIN_CHANGE_DISABLED = 2;
    private static final int PIN_UNBLOCK_DISABLED = 3;
    private static final int PIN_INITIALIZED = 4;
    private static final int PIN_NEEDS_PADDING = 5;
    private static final int PIN_UNBLOCKING = 6;
    private static final int PIN_TYPE_ASCII = 1;

    private static final int USAGE_DECRYPT = 1;
    private static final int USAGE_SIGN = 2;
    private static final int USAGE_NON_REPUDIATION = 9;

    private static final int ACCESS_SENSITIVE = 0;
    private static final int ACCESS_ALWAYS_SENSITIVE = 2;
    private static final int ACCESS_NEVER_EXTRACTABLE = 3;
    private static final int ACCESS_LOCAL = 4;

    private static final int TOKEN_PRN_GENERATION = 2;

    /** References of the algorithms in TokenInfo. */
    private static final int RSA_ALGORITHM = 1;
    private static final int EC_ALGORITHM = 2;
    private static final int CKM_RSA_PKCS = 0x0001;
    private static final int CKM_ECDSA = 0x1041;
    private static final int OPERATION_COMPUTE_SIGNATURE = 1;
    private static final ASN1ObjectIdentifier RSA_ENCRYPTION = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
    private static final ASN1ObjectIdentifier EC_PUBLIC_KEY = new ASN1ObjectIdentifier("1.2.840.10045.2.1");

    private Pkcs15Objects() {
    }

    /** An entry of EF.DIR. */
    static ASN1Encodable application(byte[] name, String label, byte[] path) {
        return new DERTaggedObject(false, BERTags.APPLICATION, 1,
                Der.sequence(ofApplication(15, name), ofApplication(16, label.getBytes(StandardCharsets.UTF_8)),
                        ofApplication(17, path)));
    }

    private static ASN1Encodable ofApplication(int tag, byte[] value) {
        return new DERTaggedObject(false, BERTags.APPLICATION, tag, new DEROctetString(value));
    }

    /** EF(TokenInfo). */
    static ASN1Encodable tokenInfo(CardProduct card, byte[] serialNumber, Optional<Date> lastUpdate) {
        List<ASN1Encodable> elements = new ArrayList<>(
                List.of(new ASN1Integer(0), new DEROctetString(serialNumber), utf8(card.manufacturer()),
                        Der.implicit(0, utf8(card.label())), Der.bits(TOKEN_PRN_GENERATION)));
        if (card.tellsAlgorithms()) {
            elements.add(Der.implicit(2, Der.sequence(algorithm(RSA_ALGORITHM, CKM_RSA_PKCS, RSA_ENCRYPTION, 0x02),
                    algorithm(EC_ALGORITHM, CKM_ECDSA, EC_PUBLIC_KEY, 0x04))));
        }
        lastUpdate.ifPresent(date -> elements.add(Der.explicit(LAST_UPDATE, new DERGeneralizedTime(date))));
        return Der.sequence(elements);
    }

    private static ASN1Sequence algorithm(int reference, int mechanism, ASN1ObjectIdentifier objectId,
            int cardReference) {
        return Der.sequence(new ASN1Integer(reference), new ASN1Integer(mechanism), DERNull.INSTANCE,
                Der.bits(OPERATION_COMPUTE_SIGNATURE), objectId, new ASN1Integer(cardReference));
    }

    /** EF(ODF): the choice's tag of each directory file, and its path. */
    static List<ASN1Encodable> directory(Map<Integer, byte[]> files) {
        List<ASN1Encodable> entries = new ArrayList<>();
        files.forEach((tag, path) -> entries.add(Der.explicit(tag, path(path))));
        return entries;
    }

    /** An entry of EF(AODF). */
    static ASN1Encodable code(Code code) {
        boolean isPuk = code.role() == Code.Role.PUK;
        List<ASN1Encodable> common = new ArrayList<>(List.of(utf8(code.label())));
        if (!isPuk) {
            common.add(Der.bits(OBJECT_PRIVATE, OBJECT_MODIFIABLE));
            common.add(identifier(Code.Role.PUK.authId()));
        }
        ASN1Encodable flags = isPuk
                ? Der.bits(PIN_LOCAL, PIN_CHANGE_DISABLED, PIN_UNBLOCK_DISABLED, PIN_INITIALIZED, PIN_NEEDS_PADDING,
                        PIN_UNBLOCKING)
                : Der.bits(PIN_LOCAL, PIN_INITIALIZED, PIN_NEEDS_PADDING);
        ASN1Sequence attributes = Der.sequence(flags, new ASN1Enumerated(PIN_TYPE_ASCII),
                new ASN1Integer(code.minLength()),
                new ASN1Integer(code.storedLength()), new ASN1Integer(code.maxLength()),
                Der.implicit(0, new ASN1Integer(code.toldReference())),
                new DEROctetString(new byte[] { code.padding() }),
                path(Pkcs15Application.PATH));
        return Der.sequence(Der.sequence(common), Der.sequence(identifier(code.role().authId())),
                Der.explicit(1, attributes));
    }

    /**
     * An entry of EF(PrKDF).
     *
     * @param place
     *            where on the card the key is
     */
    static ASN1Encodable privateKey(Credential credential, PublicKey key, int identifier, KeyPlace place) {
        boolean isRsa = key instanceof RSAPublicKey;
        List<ASN1Encodable> attributes = new ArrayList<>(List.of(identifier(identifier), usage(credential, isRsa),
                Der.bits(ACCESS_SENSITIVE, ACCESS_ALWAYS_SENSITIVE, ACCESS_NEVER_EXTRACTABLE, ACCESS_LOCAL),
                new ASN1Integer(place.reference())));
        if (place.tellsAlgorithms()) {
            attributes.add(Der.implicit(1, Der.sequence(new ASN1Integer(isRsa ? RSA_ALGORITHM : EC_ALGORITHM))));
        }
        List<ASN1Encodable> specific = new ArrayList<>(List.of(path(place.path())));
        if (isRsa) {
            specific.add(new ASN1Integer(bits(key)));
        }
        ASN1Sequence object = Der.sequence(Der.sequence(commonKeyAttributes(credential, place)),
                Der.sequence(attributes),
                Der.explicit(1, Der.sequence(specific)));
        return isRsa ? object : Der.implicit(0, object);
    }

    /**
     * Where a private key is.
     *
     * @param reference
     *            its {@code keyReference}
     * @param path
     *            of its file, or of the application
     * @param tellsAlgorithms
     *            whether the card says how it names its algorithms
     * @param authId
     *            of the code that opens it
     */
    record KeyPlace(int reference, byte[] path, boolean tellsAlgorithms, int authId) {
    }

    private static List<ASN1Encodable> commonKeyAttributes(Credential credential, KeyPlace place) {
        List<ASN1Encodable> common = new ArrayList<>(List.of(utf8(label(credential)), Der.bits(OBJECT_PRIVATE),
                identifier(place.authId())));
        if (credential.purpose() == Purpose.SIGNATURE) {
            common.add(new ASN1Integer(1));
        }
        return common;
    }

    private static ASN1Encodable usage(Credential credential, boolean isRsa) {
        if (credential.purpose() == Purpose.SIGNATURE) {
            return Der.bits(USAGE_NON_REPUDIATION);
        }
        return isRsa ? Der.bits(USAGE_DECRYPT, USAGE_SIGN) : Der.bits(USAGE_SIGN);
    }

    /** An entry of EF(CDF). */
    static ASN1Encodable certificate(String label, int identifier, boolean isAuthority, byte[] path, int length) {
        List<ASN1Encodable> attributes = new ArrayList<>(List.of(identifier(identifier)));
        if (isAuthority) {
            attributes.add(ASN1Boolean.TRUE);
        }
        ASN1Sequence whole = Der.sequence(new DEROctetString(path), new ASN1Integer(0),
                Der.implicit(0, new ASN1Integer(length)));
        return Der.sequence(Der.sequence(utf8(label)), Der.sequence(attributes), Der.explicit(1, Der.sequence(whole)));
    }

    static String label(Credential credential) {
        String identity = credential.identity() == Credential.Identity.HSA ? "Tjänstelegitimation" : "E-legitimation";
        return identity + (credential.purpose() == Purpose.SIGNATURE ? " (underskrift)" : " (legitimering)");
    }

    private static ASN1Sequence path(byte[] path) {
        return Der.sequence(new DEROctetString(path));
    }

    private static DEROctetString identifier(int value) {
        return new DEROctetString(new byte[] { (byte) value });
    }

    private static DERUTF8String utf8(String text) {
        return new DERUTF8String(text);
    }

    /** The field's size of a key, as a number of bits. */
    static int bits(PublicKey key) {
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength()
                : ((ECPublicKey) key).getParams().getCurve().getField().getFieldSize();
    }
}
