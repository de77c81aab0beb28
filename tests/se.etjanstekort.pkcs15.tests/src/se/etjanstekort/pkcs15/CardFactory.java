/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

import se.etjanstekort.testkit.ScriptedTransport;

/** Writes the files of a card, rightly or wrongly, from the ASN.1 of ISO/IEC 7816-15. */
final class CardFactory {

    static final String ODF = "3F0050155031";
    static final String TOKEN_INFO = "3F0050155032";
    static final String AODF = "3F0050154401";
    static final String PRKDF = "3F0050154402";
    static final String CDF = "3F0050154403";
    static final String TRUSTED_CDF = "3F0050154404";
    static final String CERTIFICATE = "3F0050154501";
    static final String SECOND_CERTIFICATE = "3F0050154502";

    static final int PIN1 = 0x81;
    static final int PIN2 = 0x82;
    static final int PUK = 0x83;
    static final int[] PIN_FLAGS = { 1, 4, 5 };
    static final int[] PUK_FLAGS = { 1, 4, 5, 6 };

    private CardFactory() {
    }

    /** PIN 1, PIN 2 and a PUK; an RSA key behind PIN 1, an EC key behind PIN 2; a certificate for each. */
    static FileCard card(ScriptedTransport script) {
        return new FileCard(script).with(ODF, file(list(8, AODF), list(0, PRKDF), list(4, CDF)))
                .with(TOKEN_INFO, file(tokenInfo("e-tjanstekort SDK", "A card")))
                .with(AODF, file(code(1, PIN1, 9, PIN_FLAGS), code(2, PIN2, 9, PIN_FLAGS), code(9, PUK, 0, PUK_FLAGS)))
                .with(PRKDF, file(rsaKey(0x45, 1, 1), ecKey(0x46, 2, 2)))
                .with(CDF, file(certificateEntry(0x45, CERTIFICATE), certificateEntry(0x46, SECOND_CERTIFICATE)))
                .with(CERTIFICATE, certificate(1)).with(SECOND_CERTIFICATE, certificate(2));
    }

    static byte[] file(ASN1Encodable... objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (ASN1Encodable object : objects) {
            file.writeBytes(der(object));
        }
        return file.toByteArray();
    }

    static byte[] der(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] padded(byte[] content, int padding) {
        byte[] padded = Arrays.copyOf(content, content.length + 40);
        Arrays.fill(padded, content.length, padded.length, (byte) padding);
        return padded;
    }

    static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    static ASN1Encodable explicit(int tag, ASN1Encodable object) {
        return new DERTaggedObject(true, tag, object);
    }

    static ASN1Encodable implicit(int tag, ASN1Encodable object) {
        return new DERTaggedObject(false, tag, object);
    }

    static DEROctetString octets(String hex) {
        return new DEROctetString(HexFormat.of().parseHex(hex));
    }

    static DEROctetString id(int value) {
        return new DEROctetString(new byte[] { (byte) value });
    }

    static ASN1Integer integer(int value) {
        return new ASN1Integer(value);
    }

    static DERUTF8String text(String text) {
        return new DERUTF8String(text);
    }

    static DERBitString bits(int... set) {
        byte[] bytes = new byte[2];
        for (int bit : set) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return new DERBitString(bytes, 0);
    }

    static DERSequence path(String hex) {
        return sequence(octets(hex));
    }

    /** An entry of EF(ODF). */
    static ASN1Encodable list(int kind, String path) {
        return explicit(kind, path(path));
    }

    static ASN1Encodable tokenInfo(String manufacturer, String label) {
        ASN1Encodable rsa = sequence(integer(1), integer(0x0001), DERNull.INSTANCE, bits(1),
                new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"), integer(0x02));
        ASN1Encodable ecdsa = sequence(integer(2), integer(0x1041), DERNull.INSTANCE, bits(1),
                new ASN1ObjectIdentifier("1.2.840.10045.2.1"), integer(0x04));
        return sequence(integer(0), octets("0123456789ABCDEF"), text(manufacturer), implicit(0, text(label)),
                bits(2, 3),
                implicit(2, sequence(rsa, ecdsa)), explicit(5, new DERGeneralizedTime("20261123120000Z")));
    }

    /** An entry of EF(AODF); not unblocked by any other for 0. */
    static ASN1Encodable code(int authId, int reference, int unblockedBy, int... flags) {
        return code(authId, unblockedBy,
                sequence(bits(flags), new ASN1Enumerated(1), integer(4), integer(8), integer(8),
                        implicit(0, integer(reference)), octets("00"), path("3F005015")));
    }

    static ASN1Encodable code(int authId, int unblockedBy, ASN1Encodable attributes) {
        List<ASN1Encodable> common = new ArrayList<>(List.of(text("Code " + authId), bits(0, 1)));
        if (unblockedBy != 0) {
            common.add(id(unblockedBy));
        }
        return sequence(new DERSequence(common.toArray(new ASN1Encodable[0])), sequence(id(authId)),
                explicit(1, attributes));
    }

    /** Entries of EF(PrKDF). */
    static ASN1Encodable rsaKey(int identifier, int authId, int reference) {
        return rsaKey(identifier, authId, reference, "3F0050154B01");
    }

    static ASN1Encodable rsaKey(int identifier, int authId, int reference, String path) {
        return sequence(sequence(text("Key " + identifier), bits(0), id(authId)),
                keyAttributes(identifier, reference, 2),
                explicit(1, sequence(path(path), integer(2048))));
    }

    static ASN1Encodable ecKey(int identifier, int authId, int reference) {
        ASN1Encodable keyInfo = sequence(new ASN1ObjectIdentifier(EcCurve.P_256.objectId()));
        return implicit(0, sequence(sequence(text("Key " + identifier), bits(0), id(authId), integer(1)),
                keyAttributes(identifier, reference, 9), explicit(1, sequence(path("3F0050154B02"), keyInfo))));
    }

    static ASN1Encodable keyAttributes(int identifier, int reference, int usage) {
        return sequence(id(identifier), bits(usage), bits(0, 2, 3, 4), integer(reference));
    }

    /** An entry of EF(CDF). */
    static ASN1Encodable certificateEntry(int identifier, String path) {
        return certificateEntry(identifier, path(path));
    }

    static ASN1Encodable certificateEntry(int identifier, ASN1Encodable value) {
        return sequence(sequence(text("Certificate " + identifier)), sequence(id(identifier)),
                explicit(1, sequence(value)));
    }

    /** What has the form of a certificate; nobody has signed it. */
    static byte[] certificate(int serialNumber) {
        V3TBSCertificateGenerator contents = new V3TBSCertificateGenerator();
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.11"));
        contents.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serialNumber)));
        contents.setSignature(algorithm);
        contents.setIssuer(new X500Name("CN=Issuer"));
        contents.setSubject(new X500Name("CN=Subject"));
        contents.setStartDate(new Time(new Date(0)));
        contents.setEndDate(new Time(new Date(0)));
        contents.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(algorithm, new byte[300]));
        return der(sequence(contents.generateTBSCertificate(), algorithm, new DERBitString(new byte[256])));
    }
}
