/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What may be told of a certificate: how large it is, what it is for, and which authority issued it. */
final class CertificateShape {

    /** RFC 5280, 4.2.1.3, in the order of the bits. */
    private static final List<String> USAGES = List.of("digitalSignature", "nonRepudiation", "keyEncipherment",
            "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign");

    private CertificateShape() {
    }

    /** A certificate all of whose parts that are told can be read; the decoder looks into them only when they are asked for. */
    static Optional<Certificate> readable(byte[] encoded) {
        try {
            Certificate certificate = Certificate.getInstance(encoded);
            PublicWords.isOfAuthority(certificate);
            issuer(certificate);
            keyUsage(certificate);
            extensions(certificate);
            PublicWords.texts(certificate.getSubject());
            return Optional.of(certificate);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // all of them from the decoder
            return Optional.empty();
        }
    }

    static Map<String, Object> of(Certificate certificate, int bytes, Redaction redaction) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("bytes", bytes);
        shape.put("authority", PublicWords.isOfAuthority(certificate));
        shape.put("issuer", issuer(certificate).map(redaction::text).orElse(null));
        shape.put("keyAlgorithm", certificate.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm().getId());
        shape.put("keyBytes", certificate.getSubjectPublicKeyInfo().getPublicKeyData().getBytes().length);
        shape.put("signatureAlgorithm", certificate.getSignatureAlgorithm().getAlgorithm().getId());
        shape.put("keyUsage", keyUsage(certificate));
        shape.put("extensions", extensions(certificate));
        return shape;
    }

    private static Optional<String> issuer(Certificate certificate) {
        RDN[] names = certificate.getIssuer().getRDNs(BCStyle.CN);
        return names.length == 0 ? Optional.empty() : Optional.of(names[0].getFirst().getValue().toString());
    }

    private static List<String> keyUsage(Certificate certificate) {
        Extensions extensions = certificate.getTBSCertificate().getExtensions();
        KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
        List<String> names = new ArrayList<>();
        for (int bit = 0; usage != null && bit < USAGES.size(); bit++) {
            if (usage.hasUsages(0x80 >> bit)) {
                names.add(USAGES.get(bit));
            }
        }
        return names;
    }

    /** Their names and sizes, not their values. */
    private static List<String> extensions(Certificate certificate) {
        List<String> told = new ArrayList<>();
        Extensions extensions = certificate.getTBSCertificate().getExtensions();
        if (extensions != null) {
            for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
                Extension extension = extensions.getExtension(id);
                told.add(id.getId() + (extension.isCritical() ? " critical " : " ")
                        + extension.getExtnValue().getOctets().length);
            }
        }
        return told;
    }
}
