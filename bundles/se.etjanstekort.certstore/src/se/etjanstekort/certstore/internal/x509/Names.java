/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.VisibleText;

/** What a certificate says in words: names, title, policies. Parts that cannot be read count as not said. */
public final class Names {

    /** In characters. */
    private static final int MAXIMUM_LENGTH = 200;

    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.752.34.2.1");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");

    private Names() {
    }

    public static Subject subject(X509Certificate certificate) {
        X500Principal name = certificate.getSubjectX500Principal();
        return new Subject(shown(name, BCStyle.CN), shown(name, BCStyle.GIVENNAME), shown(name, BCStyle.SURNAME),
                shown(name, BCStyle.O), title(certificate),
                Addresses.email(certificate, values(name, BCStyle.EmailAddress)),
                Addresses.userPrincipalName(certificate), cardNumber(certificate));
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

    /** All values of an attribute, exactly as they stand; none if one of them is no text. */
    public static List<String> values(X500Principal name, ASN1ObjectIdentifier type) {
        return Decoding.read(() -> Stream.of(X500Name.getInstance(name.getEncoded()).getRDNs(type))
                .flatMap(rdn -> Stream.of(rdn.getTypesAndValues())).filter(part -> part.getType().equals(type))
                .map(part -> text(part.getValue())).toList()).orElse(List.of());
    }

    /** A text that is the same for names that say the same, whatever their case of A to Z and type of text (RFC 5280, 7.1). */
    public static String alike(X500Principal name) {
        return Decoding.read(() -> Stream.of(X500Name.getInstance(name.getEncoded()).getRDNs())
                .flatMap(rdn -> Stream.of(rdn.getTypesAndValues()))
                .map(part -> part.getType() + "=" + IETFUtils.canonicalString(part.getValue()))
                .collect(Collectors.joining(","))).orElseGet(name::getName);
    }

    /** Object identifiers of certificatePolicies (RFC 5280, 4.2.1.4), dotted. */
    public static List<String> policies(X509Certificate certificate) {
        return extension(certificate, Extension.certificatePolicies)
                .flatMap(value -> Decoding.read(() -> Stream.of(CertificatePolicies.getInstance(value)
                        .getPolicyInformation()).map(policy -> policy.getPolicyIdentifier().getId()).toList()))
                .orElse(List.of());
    }

    private static String shown(X500Principal name, ASN1ObjectIdentifier type) {
        return values(name, type).stream().findFirst().map(Names::printable).orElse("");
    }

    /** subjectDirectoryAttributes (RFC 5280, 4.2.1.8), where SITHS puts it, or else the subject itself. */
    private static String title(X509Certificate certificate) {
        return extension(certificate, Extension.subjectDirectoryAttributes)
                .flatMap(value -> Decoding.read(() -> title(ASN1Sequence.getInstance(value))))
                .map(Names::printable)
                .orElseGet(() -> shown(certificate.getSubjectX500Principal(), BCStyle.T));
    }

    private static String title(ASN1Sequence attributes) {
        return Stream.of(attributes.toArray()).map(Attribute::getInstance)
                .filter(attribute -> attribute.getAttrType().equals(BCStyle.T))
                .flatMap(attribute -> Stream.of(attribute.getAttributeValues())).findFirst().map(Names::text)
                .orElse(null);
    }

    private static String cardNumber(X509Certificate certificate) {
        return extension(certificate, CARD_NUMBER)
                .flatMap(value -> Decoding.read(() -> ASN1PrintableString.getInstance(value).getString()))
                .filter(text -> DIGITS.matcher(text).matches()).orElse("");
    }

    /** The value of an extension, out of its octet string. */
    public static Optional<byte[]> extension(X509Certificate certificate, ASN1ObjectIdentifier type) {
        return Optional.ofNullable(certificate.getExtensionValue(type.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }

    /** The text of a string. Bit strings and universal strings, of which BC would give the bytes, are none here. */
    static String text(ASN1Encodable value) {
        ASN1Primitive primitive = value.toASN1Primitive();
        if (primitive instanceof ASN1String string && !(primitive instanceof ASN1BitString)
                && !(primitive instanceof ASN1UniversalString)) {
            return string.getString();
        }
        throw new IllegalArgumentException("no text");
    }

    private static String printable(String text) {
        return cut(VisibleText.of(cut(text).strip()));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAXIMUM_LENGTH ? text
                : text.substring(0, text.offsetByCodePoints(0, MAXIMUM_LENGTH));
    }
}
