/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/**
 * The person that a certificate names (subject, subjectDirectoryAttributes and subjectAltName; RFC 5280, 4.1.2.6, 4.2.1.8 and
 * 4.2.1.6). Untrusted, bounded in length, and as {@link VisibleText} shows it; empty where the certificate says nothing.
 *
 * @param name
 *            commonName
 * @param title
 *            for example "Läkare"
 * @param email
 *            the first that could be one: rfc822Name, or else emailAddress in the subject
 * @param userPrincipalName
 *            for signing in to Windows; empty if there are several, or if it could be taken for another
 * @param cardNumber
 *            as printed on the card (extension 1.2.752.34.2.1), digits
 */
public record Subject(String name, String givenName, String surname, String organisation, String title, String email,
        String userPrincipalName, String cardNumber) {

    /** Without addresses and card number. */
    public Subject(String name, String givenName, String surname, String organisation, String title) {
        this(name, givenName, surname, organisation, title, "", "", "");
    }
}
