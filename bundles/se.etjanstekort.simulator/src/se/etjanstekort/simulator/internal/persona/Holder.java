/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

/**
 * The person that the certificates name.
 *
 * @param title
 *            profession, as the directory has it
 * @param personnummer
 *            twelve digits, from the series that Skatteverket publishes for tests
 * @param userPrincipalName
 *            the name that an organisation's directory knows the person by
 */
public record Holder(String givenName, String surname, String title, String organisation, String locality, String hsaId,
        String personnummer, String userPrincipalName) {

    /** Given name and surname. */
    public String commonName() {
        return givenName + " " + surname;
    }
}
