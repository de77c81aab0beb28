/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.sameInstance;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.example.clinic.internal.patient.Journal;
import se.etjanstekort.example.clinic.internal.patient.Patient;
import se.etjanstekort.example.clinic.internal.record.PatientRecordEditor;

/** The client as a clinician meets it: list, record, note, save, close. */
public class ClinicWorkbenchTest {

    private static final int ATTEMPTS = 200;

    private IWorkbenchPage page;
    private Shell window;
    private Journal journal;

    @Before
    public void findWindow() {
        page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        window = page.getWorkbenchWindow().getShell();
        journal = PlatformUI.getWorkbench().getService(Journal.class);
        Widgets.settle();
    }

    @After
    public void closeRecords() {
        page.closeAllEditors(false);
        Widgets.settle();
    }

    @Test
    public void perspectiveOpensWithThePatientList() {
        assertEquals(ClinicPerspective.ID, page.getPerspective().getId());
        assertThat(page.findView(PatientListView.ID), instanceOf(PatientListView.class));
        assertEquals(journal.patients().size(), patientTable().getItemCount());
    }

    @Test
    public void filterNarrowsTheListToWardAndName() {
        Text filter = Widgets.shown(window, Text.class, text -> Messages.filterHint.equals(text.getMessage()))
                .findFirst().orElseThrow();
        Patient sought = journal.patients().get(3);
        try {
            filter.setText(sought.personnummer().text() + " " + sought.familyName().toLowerCase());
            Widgets.settle();
            assertEquals(1, patientTable().getItemCount());
            assertThat(patientTable().getItem(0).getText(), containsString(sought.listName()));
        } finally {
            filter.setText("");
        }
        assertEquals(journal.patients().size(), patientTable().getItemCount());
    }

    @Test
    public void enterOnAPatientShowsTheRecord() {
        Patient patient = journal.patients().get(2);
        Table table = patientTable();
        table.setSelection(2);
        Event enter = new Event();
        enter.item = table.getItem(2);
        table.notifyListeners(SWT.Selection, enter);
        table.notifyListeners(SWT.DefaultSelection, enter);
        Widgets.settle();

        IEditorPart record = page.getActiveEditor();
        assertThat(record, instanceOf(PatientRecordEditor.class));
        assertEquals(patient.name(), record.getTitle());
        assertTrue(isLabelShown(patient.personnummer().text()));
        assertTrue(isLabelShown(patient.ward().name()));
        StyledText earlier = Widgets.shown(window, StyledText.class, text -> true).findFirst().orElseThrow();
        assertThat(earlier.getText(), containsString(patient.notes().get(0).text()));
    }

    @Test
    public void onePatientHasOneRecordOpen() throws Exception {
        Patient patient = journal.patients().get(1);
        IEditorPart first = PatientRecordEditor.open(page, patient);
        assertThat(PatientRecordEditor.open(page, patient), is(sameInstance(first)));
        assertThat(PatientRecordEditor.open(page, journal.patients().get(2)), is(not(sameInstance(first))));
    }

    @Test
    public void writingMakesTheRecordDirtyAndSavingClearsIt() throws Exception {
        Patient patient = journal.patients().get(4);
        IEditorPart record = openRecord(patient);
        assertFalse(record.isDirty());
        assertFalse(saveButton().isEnabled());

        note().setText("Uppe på avdelningen, mår bra.");
        assertTrue(record.isDirty());
        assertTrue(saveButton().isEnabled());

        saveButton().notifyListeners(SWT.Selection, new Event());
        Widgets.settle();
        assertFalse(record.isDirty());
        assertFalse(saveButton().isEnabled());

        page.closeEditor(record, true);
        openRecord(patient);
        assertEquals("Uppe på avdelningen, mår bra.", note().getText());
    }

    @Test
    public void closingADirtyRecordAsksAndCancelKeepsIt() throws Exception {
        IEditorPart record = openRecord(journal.patients().get(5));
        note().setText("Inte sparad än");
        AtomicBoolean asked = answer(Messages.cancel);

        assertFalse(page.closeEditor(record, true));

        assertTrue(asked.get());
        assertTrue(record.isDirty());
        assertEquals("Inte sparad än", note().getText());
    }

    @Test
    public void closingADirtyRecordWithoutSavingForgetsTheText() throws Exception {
        Patient patient = journal.patients().get(6);
        IEditorPart record = openRecord(patient);
        note().setText("Ska inte sparas");
        AtomicBoolean asked = answer(Messages.dontSave);

        assertTrue(page.closeEditor(record, true));

        assertTrue(asked.get());
        assertEquals("", journal.todaysNote(patient));
    }

    @Test
    public void aViewInstalledLaterLandsInTheSidebarAtTheRight() throws Exception {
        GuestView guest = (GuestView) page.showView(GuestView.ID);
        openRecord(journal.patients().get(0));
        try {
            Rectangle guestArea = onDisplay(guest.label());
            Rectangle recordArea = onDisplay(note());
            Rectangle listArea = onDisplay(patientTable());
            assertTrue("right of the record", guestArea.x >= recordArea.x + recordArea.width);
            assertTrue("right of the list", recordArea.x >= listArea.x + listArea.width);
            assertTrue("list still shown", patientTable().isVisible());
        } finally {
            page.hideView(guest);
        }
    }

    @Test
    public void productCarriesThePolicyThatLetsAnUnknownRevocationStatusPass() {
        assertEquals("warn", Platform.getPreferencesService().getString("se.etjanstekort.policy", "revocation.unknown",
                null, null));
    }

    @Test
    public void windowCarriesTheProductsNameAndNoPatients() throws Exception {
        openRecord(journal.patients().get(0));
        assertEquals(Messages.productName, window.getText());
        assertNotNull(window.getMenuBar());
        assertEquals(3, window.getImages().length);
    }

    private IEditorPart openRecord(Patient patient) throws Exception {
        IEditorPart record = PatientRecordEditor.open(page, patient);
        Widgets.settle();
        return record;
    }

    private Table patientTable() {
        return Widgets.shown(window, Table.class, table -> true).findFirst().orElseThrow();
    }

    private boolean isLabelShown(String text) {
        return Widgets.shown(window, Label.class, label -> text.equals(label.getText())).findAny().isPresent();
    }

    private Text note() {
        return Widgets.shown(window, Text.class, text -> (text.getStyle() & SWT.MULTI) != 0).findFirst().orElseThrow();
    }

    private Button saveButton() {
        return Widgets.shown(window, Button.class, button -> Messages.saveNote.equals(button.getText())).findFirst()
                .orElseThrow();
    }

    private static Rectangle onDisplay(Control control) {
        return Display.getCurrent().map(control.getParent(), null, control.getBounds());
    }

    /** Presses the button as soon as the question is there; tells afterwards whether it was asked. */
    private static AtomicBoolean answer(String button) {
        AtomicBoolean asked = new AtomicBoolean();
        press(button, asked, ATTEMPTS);
        return asked;
    }

    private static void press(String button, AtomicBoolean asked, int attempts) {
        Display.getCurrent().asyncExec(() -> Widgets.shells(Messages.saveQuestionTitle).findFirst().ifPresentOrElse(
                question -> {
                    asked.set(true);
                    Widgets.shown(question, Button.class, candidate -> button.equals(candidate.getText())).findFirst()
                            .orElseThrow().notifyListeners(SWT.Selection, new Event());
                }, () -> {
                    if (attempts > 0) {
                        press(button, asked, attempts - 1);
                    }
                }));
    }
}
