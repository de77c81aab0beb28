/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/** The notes of the day, one text file to a patient and day, in a folder of the workspace. */
final class NoteBook {

    private final Path folder;

    NoteBook(Path folder) {
        this.folder = folder;
    }

    /** What was saved for the patient on the day; empty when nothing was. */
    String read(String patientId, LocalDate day) throws IOException {
        try {
            return Files.readString(file(patientId, day));
        } catch (NoSuchFileException e) {
            return ""; //$NON-NLS-1$
        }
    }

    /** Saves all or nothing: a crash in between leaves the former text. */
    void write(String patientId, LocalDate day, String text) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, patientId, ".part"); //$NON-NLS-1$
        try {
            Files.writeString(written, text);
            Files.move(written, file(patientId, day), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path file(String patientId, LocalDate day) {
        return folder.resolve(patientId + "-" + day + ".txt"); //$NON-NLS-1$ //$NON-NLS-2$
    }
}
