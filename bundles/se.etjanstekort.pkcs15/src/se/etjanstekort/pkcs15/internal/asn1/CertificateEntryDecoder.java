/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Certificate;

import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.tlv.TlvReader;

/** EF(CDF): the certificates of a card (ISO/IEC 7816-15, 8.7). Certificates that are not X.509 are left out. */
public final class CertificateEntryDecoder {

    private static final int DIRECT = 0;

    private CertificateEntryDecoder() {
    }

    /**
     * An entry of the list.
     *
     * @param object
     *            with its certificate, where the list itself holds it
     * @param location
     *            of the certificate, where the list does not hold it
     */
    public record Entry(CertificateObject object, Optional<Location> location) {
    }

    public static List<Entry> decode(byte[] file, CertificateObject.Kind kind) throws CardException.MalformedData {
        return Asn1.decodeAll("EF(CDF)", file, object -> entry(object, kind)).stream().flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Entry> entry(ASN1Primitive object, CertificateObject.Kind kind) {
        if (object instanceof ASN1TaggedObject) {
            return Optional.empty();
        }
        CardObject common = CardObject.decode(Elements.of(object));
        Identifier id = Values.identifier(common.classAttributes().requiredOctets());
        boolean authority = common.classAttributes().optional(ASN1Boolean.class).map(ASN1Boolean::isTrue)
                .orElse(false);
        Elements value = common.typeAttributes();
        Optional<ASN1TaggedObject> direct = value.optionalTagged(DIRECT);
        Optional<Location> location = value.optionalSequence().flatMap(Location::decode);
        FilePath path = location.map(Location::path).orElse(FilePath.of());
        CertificateObject entry = new CertificateObject(id, common.label(), kind, authority, path);
        return Optional.of(new Entry(direct.map(tagged -> withDirect(entry, tagged)).orElse(entry), location));
    }

    private static CertificateObject withDirect(CertificateObject entry, ASN1TaggedObject direct) {
        try {
            byte[] encoded = direct.getExplicitBaseObject().toASN1Primitive().getEncoded(ASN1Encoding.DER);
            return certificate(encoded).map(entry::withEncoded).orElse(entry);
        } catch (IOException e) {
            throw new IllegalArgumentException("certificate cannot be encoded", e);
        }
    }

    /** The certificate at the beginning of a file, without what fills the file up; empty for what is no certificate. */
    public static Optional<byte[]> certificate(byte[] file) {
        try {
            byte[] encoded = TlvReader.readFirst(file).encoded();
            Asn1.decode("certificate", encoded, Certificate::getInstance);
            return Optional.of(encoded);
        } catch (CardException.MalformedData e) {
            return Optional.empty();
        }
    }
}
