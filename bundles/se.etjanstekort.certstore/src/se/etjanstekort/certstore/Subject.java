/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/**
 * The person that a certificate names (subject and subjectDirectoryAttributes; RFC 5280, 4.1.2.6 and 4.2.1.8). Untrusted
 * text, but without control characters and bounded in length; empty where the certificate says nothing.
 *
 * @param name
 *            commonName
 * @param title
 *            for example "Läkare"
 */
public record Subject(String name, String givenName, String surname, String organisation, String title) {
}
