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

    /**
     * Whether every word of the query begins a word of name, ward or reason, or the personnummer with or without century
     * and hyphen; an empty query finds all.
     */
    public boolean matches(String query) {
        List<String> words = Stream.of(givenName, familyName, ward.name(), ward.shortName(), reason)
                .flatMap(Patient::words).toList();
        List<String> numbers = Stream.of(personnummer.text(), personnummer.text().substring(2))
                .flatMap(number -> Stream.of(number, number.replace("-", ""))).toList(); //$NON-NLS-1$ //$NON-NLS-2$
        return words(query).allMatch(sought -> Stream.concat(words.stream(), numbers.stream())
                .anyMatch(word -> word.startsWith(sought)));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")); //$NON-NLS-1$
    }
}
