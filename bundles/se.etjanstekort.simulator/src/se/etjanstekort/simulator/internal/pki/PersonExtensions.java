/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

import se.etjanstekort.simulator.internal.persona.Credential.Identity;
import se.etjanstekort.simulator.internal.persona.Credential.Purpose;
import se.etjanstekort.simulator.internal.persona.Holder;

/** The extensions that only certificates of persons have. */
final class PersonExtensions {

    /** The number printed on the card (SEIS, SS 61 43 31). */
    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.752.34.2.1");
    private static final ASN1ObjectIdentifier USER_PRINCIPAL_NAME = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    private final Holder holder;
    private final String cardNumber;

    PersonExtensions(Holder holder, String cardNumber) {
        this.holder = holder;
        this.cardNumber = cardNumber;
    }

    void addTo(X509v3CertificateBuilder certificate, Identity identity, Purpose purpose, PublicKey key)
            throws CertIOException {
        certificate.addExtension(CARD_NUMBER, false, new DERPrintableString(cardNumber));
        certificate.addExtension(Extension.keyUsage, true, keyUsage(purpose, key));
        if (purpose == Purpose.AUTHENTICATION) {
            certificate.addExtension(Extension.extendedKeyUsage, false, extendedKeyUsage(identity));
        }
        if (identity == Identity.HSA) {
            certificate.addExtension(Extension.subjectDirectoryAttributes, false, title());
            if (purpose == Purpose.AUTHENTICATION) {
                certificate.addExtension(Extension.subjectAlternativeName, false, userPrincipalName());
            }
        }
    }

    private static KeyUsage keyUsage(Purpose purpose, PublicKey key) {
        if (purpose == Purpose.SIGNATURE) {
            return new KeyUsage(KeyUsage.nonRepudiation);
        }
        boolean canEncipher = "RSA".equals(key.getAlgorithm());
        return new KeyUsage(KeyUsage.digitalSignature | (canEncipher ? KeyUsage.keyEncipherment : 0));
    }

    private static ExtendedKeyUsage extendedKeyUsage(Identity identity) {
        List<KeyPurposeId> purposes = new ArrayList<>(List.of(KeyPurposeId.id_kp_clientAuth));
        if (identity == Identity.HSA) {
            purposes.add(KeyPurposeId.id_kp_smartcardlogon);
        }
        return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
    }

    private SubjectDirectoryAttributes title() {
        Attribute title = new Attribute(BCStyle.T, new DERSet(new DERUTF8String(holder.title())));
        return SubjectDirectoryAttributes.getInstance(new DERSequence(title));
    }

    private GeneralNames userPrincipalName() {
        ASN1Encodable value = new DERTaggedObject(true, 0, new DERUTF8String(holder.userPrincipalName()));
        return new GeneralNames(
                new GeneralName(GeneralName.otherName,
                        new DERSequence(new ASN1Encodable[] { USER_PRINCIPAL_NAME, value })));
    }
}
