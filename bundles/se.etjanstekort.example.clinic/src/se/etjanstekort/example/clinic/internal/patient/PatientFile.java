/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.io.IOException;
import java.io.InputStream;
import java.text.Collator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads {@code patients.xml}: names and numbers once, every text in both languages, and every day as days before
 * today, so that the clinic looks alive whenever it is started.
 */
final class PatientFile {

    /** Names are Swedish in either language: å, ä, ö stand last. */
    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE"); //$NON-NLS-1$

    private final String language;
    private final LocalDate today;

    /**
     * @param language
     *            the element name of the wanted texts, {@code sv} or {@code en}
     */
    PatientFile(String language, LocalDate today) {
        this.language = language;
        this.today = today;
    }

    /** The patients by name; the first is the one that is shown at the first start. */
    List<Patient> read(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            Map<String, Ward> wards = children(root, "ward") //$NON-NLS-1$
                    .collect(Collectors.toMap(ward -> ward.getAttribute("id"), this::ward)); //$NON-NLS-1$
            return children(root, "patient").map(patient -> patient(patient, wards)) //$NON-NLS-1$
                    .sorted(Comparator.comparing(Patient::listName, Collator.getInstance(SWEDISH))).toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private Ward ward(Element ward) {
        return new Ward(text(ward, "name"), text(ward, "short")); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private Patient patient(Element patient, Map<String, Ward> wards) {
        return new Patient(patient.getAttribute("id"), //$NON-NLS-1$
                new Personnummer(patient.getAttribute("personnummer")), //$NON-NLS-1$
                patient.getAttribute("given"), //$NON-NLS-1$
                patient.getAttribute("family"), //$NON-NLS-1$
                wards.get(patient.getAttribute("ward")), //$NON-NLS-1$
                patient.getAttribute("room"), //$NON-NLS-1$
                day(patient, "admitted"), //$NON-NLS-1$
                text(patient, "reason"), //$NON-NLS-1$
                text(patient, "alert"), //$NON-NLS-1$
                children(patient, "note").map(this::note).toList(), //$NON-NLS-1$
                children(patient, "medication").map(this::medication).toList(), //$NON-NLS-1$
                children(patient, "vitals").map(this::vitals).toList()); //$NON-NLS-1$
    }

    private Note note(Element note) {
        return new Note(moment(note), text(note, "author"), text(note, "text")); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private Medication medication(Element medication) {
        return new Medication(text(medication, "name"), medication.getAttribute("strength"), //$NON-NLS-1$ //$NON-NLS-2$
                text(medication, "dosage"), text(medication, "for"), day(medication, "day")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private Vitals vitals(Element vitals) {
        return new Vitals(moment(vitals), number(vitals, "systolic"), number(vitals, "diastolic"), //$NON-NLS-1$ //$NON-NLS-2$
                number(vitals, "pulse"), Double.parseDouble(vitals.getAttribute("temperature")), //$NON-NLS-1$ //$NON-NLS-2$
                number(vitals, "saturation"), number(vitals, "breaths")); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private LocalDateTime moment(Element element) {
        return day(element, "day").atTime(LocalTime.parse(element.getAttribute("time"))); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private LocalDate day(Element element, String attribute) {
        return today.minusDays(number(element, attribute));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    /** {@code <name sv="…" en="…"/>} in the wanted language; empty when there is no such element. */
    private String text(Element element, String name) {
        return children(element, name).map(child -> child.getAttribute(language)).findFirst().orElse(""); //$NON-NLS-1$
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).filter(element -> element.getTagName().equals(name));
    }
}
