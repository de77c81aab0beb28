/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.capture;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A certificate of the size and the purposes that a capture tells of, for nobody, and with a signature that is none: it shows how
 * the card is read, and is trusted by nobody.
 */
final class ShapedCertificate {

    private static final List<String> USAGES = List.of("digitalSignature", "nonRepudiation",
            "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign");
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final int SIGNATURE_BYTES = 64;
    private static final int LONGEST_NAME = 4_096;

    private final JsonObject shape;
    private final KeyPair keys;

    ShapedCertificate(JsonObject shape) throws IOException, GeneralSecurityException {
        CapturedImage.requireMembers(shape, "bytes", "authority", "issuer", "keyAlgorithm", "keyBytes",
                "signatureAlgorithm",
                "keyUsage", "extensions");
        this.shape = shape;
        this.keys = keys(shape.get("keyAlgorithm").getAsString(), shape.get("keyBytes").getAsInt());
    }

    KeyPair keys() {
        return keys;
    }

    private static KeyPair keys(String algorithm, int keyBytes) throws GeneralSecurityException {
        if (algorithm.equals(RSA)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize((keyBytes - 14) * 8);
            return generator.generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(keyBytes > 65 ? "secp384r1" : "secp256r1"));
        return generator.generateKeyPair();
    }

    /** As long as the captured one: what is missing is filled into its subject. */
    byte[] encoded() throws IOException {
        int wanted = shape.get("bytes").getAsInt();
        for (int filler = 1; filler < LONGEST_NAME; filler++) {
            byte[] certificate = encoded(filler);
            if (certificate.length >= wanted) {
                return certificate;
            }
            filler += Math.max(0, wanted - certificate.length - 16);
        }
        throw new IOException("no certificate of " + wanted + " bytes can be made");
    }

    private byte[] encoded(int filler) throws IOException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                new ASN1ObjectIdentifier(shape.get("signatureAlgorithm").getAsString()), DERNull.INSTANCE);
        V3TBSCertificateGenerator contents = new V3TBSCertificateGenerator();
        contents.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        contents.setSignature(algorithm);
        JsonElement issuer = shape.get("issuer");
        contents.setIssuer(name(issuer.isJsonNull() ? "X" : issuer.getAsString()));
        contents.setSubject(name("X".repeat(filler)));
        contents.setStartDate(new Time(new Date(0)));
        contents.setEndDate(new Time(new Date(0)));
        contents.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        for (JsonElement told : shape.getAsJsonArray("extensions")) {
            add(extensions, told.getAsString().split(" "));
        }
        if (!extensions.isEmpty()) {
            contents.setExtensions(extensions.generate());
        }
        return new DERSequence(new ASN1Encodable[] { contents.generateTBSCertificate(), algorithm,
                new DERBitString(new byte[SIGNATURE_BYTES]) }).getEncoded(ASN1Encoding.DER);
    }

    private static X500Name name(String text) {
        return new X500NameBuilder().addRDN(BCStyle.CN, new DERUTF8String(text)).build();
    }

    /** Its name, perhaps "critical", and its size. */
    private void add(ExtensionsGenerator extensions, String[] told) throws IOException {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(told[0]);
        byte[] value;
        if (id.equals(Extension.keyUsage)) {
            value = new KeyUsage(usage(shape.getAsJsonArray("keyUsage"))).getEncoded(ASN1Encoding.DER);
        } else if (id.equals(Extension.basicConstraints)) {
            boolean authority = shape.get("authority").getAsBoolean();
            int size = Integer.parseInt(told[told.length - 1]);
            value = (authority && size > 5 ? new BasicConstraints(0) : new BasicConstraints(authority))
                    .getEncoded(ASN1Encoding.DER);
        } else {
            value = filler(Integer.parseInt(told[told.length - 1]));
        }
        extensions.addExtension(id, told.length > 2, value);
    }

    private static int usage(JsonArray names) {
        int bits = 0;
        for (JsonElement name : names) {
            bits |= 0x80 >> USAGES.indexOf(name.getAsString());
        }
        return bits;
    }

    private static byte[] filler(int size) throws IOException {
        for (int content = Math.max(0, size - 6); content < size; content++) {
            byte[] encoded = new DEROctetString(new byte[content]).getEncoded();
            if (encoded.length == size) {
                return encoded;
            }
        }
        return new byte[size];
    }
}
