/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clinic's patients and the notes of the day: a service of the workbench. Used in the UI thread. */
public final class Journal {

    private final List<Patient> patients;
    private final NoteBook notes;
    private final Clock clock;

    Journal(List<Patient> patients, NoteBook notes, Clock clock) {
        this.patients = List.copyOf(patients);
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * @param locale
     *            Swedish gives Swedish texts, everything else English ones
     * @param folder
     *            where the notes of the day are kept; made when the first is saved
     */
    static Journal open(Locale locale, Path folder, Clock clock) throws IOException {
        String language = "sv".equals(locale.getLanguage()) ? "sv" : "en"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        try (InputStream xml = Journal.class.getResourceAsStream("patients.xml")) { //$NON-NLS-1$
            List<Patient> patients = new PatientFile(language, LocalDate.now(clock)).read(xml);
            return new Journal(patients, new NoteBook(folder), clock);
        }
    }

    /** All patients, by name. */
    public List<Patient> patients() {
        return patients;
    }

    public Optional<Patient> patient(String id) {
        return patients.stream().filter(patient -> patient.id().equals(id)).findFirst();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public LocalTime now() {
        return LocalTime.now(clock);
    }

    /** The note of today as last saved; empty when there is none. */
    public String todaysNote(Patient patient) throws IOException {
        return notes.read(patient.id(), today());
    }

    public void saveTodaysNote(Patient patient, String text) throws IOException {
        notes.write(patient.id(), today(), text);
    }
}
