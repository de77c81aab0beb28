/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class JournalTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Journal open(Locale locale, Clock clock) throws IOException {
        return Journal.open(locale, notes(), clock);
    }

    private Path notes() {
        return folder.getRoot().toPath().resolve("notes");
    }

    @Test
    public void patientsAreDistinctAndSortedTheSwedishWay() throws Exception {
        List<Patient> patients = open(SWEDISH, NOON).patients();
        assertEquals(14, patients.size());
        assertEquals(14, patients.stream().map(Patient::personnummer).distinct().count());
        assertEquals(14, patients.stream().map(Patient::id).distinct().count());
        assertEquals("Öström", patients.get(13).familyName());
        assertEquals("Åkerman", patients.get(11).familyName());
    }

    @Test
    public void textsFollowTheLanguageAndNamesDoNot() throws Exception {
        Patient swedish = open(SWEDISH, NOON).patient("p01").orElseThrow();
        Patient english = open(Locale.UK, NOON).patient("p01").orElseThrow();
        assertEquals("Hjärtsvikt", swedish.reason());
        assertEquals("Heart failure", english.reason());
        assertEquals(swedish.name(), english.name());
        assertEquals("Ward 3", english.ward().shortName());
    }

    @Test
    public void everyTextOfThePatientsExistsInBothLanguages() throws Exception {
        try (InputStream xml = Journal.class.getResourceAsStream("patients.xml")) {
            NodeList elements = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml)
                    .getElementsByTagName("*");
            int texts = 0;
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                if (element.hasAttribute("sv") || element.hasAttribute("en")) {
                    assertFalse(element.getAttribute("sv").isBlank());
                    assertFalse(element.getAttribute("en").isBlank());
                    texts++;
                }
            }
            assertTrue("only " + texts + " texts", texts > 100);
        }
    }

    @Test
    public void daysCountBackFromToday() throws Exception {
        Patient patient = open(SWEDISH, NOON).patient("p01").orElseThrow();
        assertEquals(LocalDate.of(2026, 11, 20), patient.admitted());
        assertEquals(LocalDate.of(2026, 11, 23), patient.vitals().get(0).taken().toLocalDate());
        assertEquals(72, patient.personnummer().ageOn(LocalDate.of(2026, 11, 23)));
        assertEquals(71, patient.personnummer().ageOn(LocalDate.of(2026, 4, 12)));
        assertTrue(patient.personnummer().isWoman());
    }

    @Test
    public void matchesNeedsEveryWord() throws Exception {
        Patient patient = open(SWEDISH, NOON).patient("p01").orElseThrow();
        assertTrue(patient.matches(""));
        assertTrue(patient.matches("alve avd. 3"));
        assertTrue(patient.matches("195404132382"));
        assertTrue(patient.matches("540413-2382"));
        assertTrue(patient.matches(" hjärt "));
        assertFalse(patient.matches("alve kirurgi"));
        assertFalse("not a piece of the number", patient.matches("avd. 2"));
    }

    @Test
    public void savedNoteIsThereAfterARestartAndGoneTomorrow() throws Exception {
        Journal journal = open(SWEDISH, NOON);
        Patient patient = journal.patients().get(0);
        assertEquals("", journal.todaysNote(patient));
        journal.saveTodaysNote(patient, "Första");
        journal.saveTodaysNote(patient, "Rond: åter i morgon.\n");

        assertEquals("Rond: åter i morgon.\n", open(SWEDISH, NOON).todaysNote(patient));
        assertEquals("", open(SWEDISH, NOON).todaysNote(journal.patients().get(1)));
        assertEquals("", open(SWEDISH, Clock.offset(NOON, Duration.ofDays(1))).todaysNote(patient));
        try (Stream<Path> files = Files.list(notes())) {
            assertEquals("nothing half written is left", 1, files.count());
        }
    }

    @Test
    public void noteThatCannotBeSavedIsAnError() throws Exception {
        Files.createFile(notes());
        Journal journal = open(SWEDISH, NOON);
        assertThrows(IOException.class, () -> journal.saveTodaysNote(journal.patients().get(0), "text"));
    }

    @Test
    public void personnummerWithWrongCheckDigitFormOrDateIsRefused() {
        assertEquals("19121212-1212", new Personnummer("19121212-1212").text());
        for (String wrong : List.of("19121212-1213", "191212121212", "19121312-1212", "19121212-121x", "")) {
            assertThrows(wrong, RuntimeException.class, () -> new Personnummer(wrong));
        }
    }
}
