/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

import se.etjanstekort.certstore.VisibleText;

/** The person's addresses in subjectAltName (RFC 5280, 4.2.1.6). What does not look like one is not said. */
final class Addresses {

    private static final ASN1ObjectIdentifier USER_PRINCIPAL_NAME = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    /** In characters (RFC 5321, 4.5.3.1, and the same for both). */
    private static final int MAXIMUM_LENGTH = 254;
    private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@\"<>,;]]{1,64}@[0-9A-Za-z.-]{1,189}");
    private static final Pattern PRINCIPAL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private Addresses() {
    }

    /**
     * The first e-mail address.
     *
     * @param inSubject
     *            those of the subject, where old certificates have it
     */
    static String email(X509Certificate certificate, List<String> inSubject) {
        Stream<String> named = names(certificate).filter(name -> name.getTagNo() == GeneralName.rfc822Name)
                .flatMap(name -> Decoding.read(() -> Names.text(name.getName())).stream());
        return Stream.concat(named, inSubject.stream()).filter(text -> EMAIL.matcher(text).matches()).findFirst()
                .orElse("");
    }

    /** The user principal name of Windows, if there is one alone that is what it looks like. */
    static String userPrincipalName(X509Certificate certificate) {
        List<OtherName> principals = names(certificate).filter(name -> name.getTagNo() == GeneralName.otherName)
                .flatMap(name -> Decoding.read(() -> OtherName.getInstance(name.getName())).stream())
                .filter(other -> other.getTypeID().equals(USER_PRINCIPAL_NAME)).toList();
        return principals.size() != 1 ? ""
                : Decoding.read(() -> Names.text(principals.get(0).getValue()))
                        .filter(text -> text.length() <= MAXIMUM_LENGTH)
                        .filter(PRINCIPAL.asMatchPredicate()).filter(VisibleText::isPlain).orElse("");
    }

    private static Stream<GeneralName> names(X509Certificate certificate) {
        return Names.extension(certificate, Extension.subjectAlternativeName)
                .flatMap(extension -> Decoding.read(() -> GeneralNames.getInstance(extension)))
                .map(GeneralNames::getNames).stream().flatMap(Stream::of);
    }
}
