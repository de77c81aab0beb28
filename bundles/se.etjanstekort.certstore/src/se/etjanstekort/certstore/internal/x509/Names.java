/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;

import se.etjanstekort.certstore.Subject;

/** What a certificate says in words: names, title, policies. Parts that cannot be read count as not said. */
public final class Names {

    private static final int MAXIMUM_LENGTH = 200;

    private Names() {
    }

    public static Subject subject(X509Certificate certificate) {
        X500Principal name = certificate.getSubjectX500Principal();
        return new Subject(shown(name, BCStyle.CN), shown(name, BCStyle.GIVENNAME), shown(name, BCStyle.SURNAME),
                shown(name, BCStyle.O), title(certificate));
    }

    /** The common name of the issuing CA, for showing and for the rules. */
    public static String issuer(X509Certificate certificate) {
        return shown(certificate.getIssuerX500Principal(), BCStyle.CN);
    }

    /** Whom a certificate names, for showing: the common name, or else the organisation. */
    public static String shown(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        String name = shown(subject, BCStyle.CN);
        return name.isEmpty() ? shown(subject, BCStyle.O) : name;
    }

    /** The organisation in the issuer's name. */
    public static String issuerOrganisation(X509Certificate certificate) {
        return shown(certificate.getIssuerX500Principal(), BCStyle.O);
    }

    /** An attribute that a name must have once, exactly as it stands. */
    public static Optional<String> only(X500Principal name, ASN1ObjectIdentifier type) {
        List<String> values = values(name, type);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Object identifiers of certificatePolicies (RFC 5280, 4.2.1.4), dotted. */
    public static List<String> policies(X509Certificate certificate) {
        List<String> policies = new ArrayList<>();
        try {
            CertificatePolicies extension = CertificatePolicies
                    .getInstance(extension(certificate, Extension.certificatePolicies).orElse(null));
            if (extension != null) {
                for (PolicyInformation policy : extension.getPolicyInformation()) {
                    policies.add(policy.getPolicyIdentifier().getId());
                }
            }
            return policies;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    private static String shown(X500Principal name, ASN1ObjectIdentifier type) {
        return values(name, type).stream().findFirst().map(Names::printable).orElse("");
    }

    private static List<String> values(X500Principal name, ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        try {
            for (RDN rdn : X500Name.getInstance(name.getEncoded()).getRDNs(type)) {
                for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
                    if (part.getType().equals(type)) {
                        values.add(text(part.getValue()));
                    }
                }
            }
            return values;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    /** subjectDirectoryAttributes (RFC 5280, 4.2.1.8), where SITHS puts it, or else the subject itself. */
    private static String title(X509Certificate certificate) {
        try {
            ASN1Sequence attributes = ASN1Sequence
                    .getInstance(extension(certificate, Extension.subjectDirectoryAttributes).orElse(null));
            if (attributes != null) {
                for (ASN1Encodable element : attributes) {
                    Attribute attribute = Attribute.getInstance(element);
                    if (attribute.getAttrType().equals(BCStyle.T) && attribute.getAttrValues().size() > 0) {
                        return printable(text(attribute.getAttributeValues()[0]));
                    }
                }
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "";
        }
        return shown(certificate.getSubjectX500Principal(), BCStyle.T);
    }

    /** The value of an extension, out of its octet string. */
    public static Optional<byte[]> extension(X509Certificate certificate, ASN1ObjectIdentifier type) {
        return Optional.ofNullable(certificate.getExtensionValue(type.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }

    private static String text(ASN1Encodable value) {
        if (value.toASN1Primitive() instanceof ASN1String string) {
            return string.getString();
        }
        throw new IllegalArgumentException("no text");
    }

    /** Without characters that could turn, hide or break up what stands around it. */
    private static String printable(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
        return clean.codePointCount(0, clean.length()) <= MAXIMUM_LENGTH ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAXIMUM_LENGTH));
    }
}
