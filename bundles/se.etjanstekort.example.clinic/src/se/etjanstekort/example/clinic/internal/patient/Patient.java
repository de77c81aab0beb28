/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A (made up) patient with everything that the record shows.
 *
 * @param id
 *            the record's own number; unlike the personnummer it may stand in file names and saved layouts
 * @param alert
 *            what everyone must know before treating the patient; empty when there is nothing
 */
public record Patient(String id, Personnummer personnummer, String givenName, String familyName, Ward ward,
        String room, LocalDate admitted, String reason, String alert, List<Note> notes, List<Medication> medications,
        List<Vitals> vitals) {

    public Patient {
        notes = List.copyOf(notes);
        medications = List.copyOf(medications);
        vitals = List.copyOf(vitals);
    }

    public String name() {
        return givenName + " " + familyName; //$NON-NLS-1$
    }

    /** Family name first, as lists are sorted. */
    public String listName() {
        return familyName + ", " + givenName; //$NON-NLS-1$
    }

    /** Whether every word of the query is found in name, personnummer, ward or reason; an empty query finds all. */
    public boolean matches(String query) {
        String haystack = String.join(" ", name(), personnummer.text(), personnummer.text().replace("-", ""), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
                ward.name(), ward.shortName(), reason).toLowerCase(Locale.ROOT);
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(haystack::contains); //$NON-NLS-1$
    }
}
