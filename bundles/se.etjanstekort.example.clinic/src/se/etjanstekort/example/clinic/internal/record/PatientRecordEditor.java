/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import java.io.IOException;
import java.time.format.DateTimeFormatter;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

import se.etjanstekort.example.clinic.internal.Messages;
import se.etjanstekort.example.clinic.internal.patient.Journal;
import se.etjanstekort.example.clinic.internal.patient.Patient;

/** A patient's record: who it is on top, then notes, medication and vitals on tabs. */
public final class PatientRecordEditor extends EditorPart implements ISaveablePart2 {

    public static final String ID = "se.etjanstekort.example.clinic.record"; //$NON-NLS-1$

    private Journal journal;
    private NotesPage notes;
    private String status = Messages.organisation;

    /** Shows the patient's record, the open one if there is one. */
    public static IEditorPart open(IWorkbenchPage page, Patient patient) throws PartInitException {
        return page.openEditor(new RecordInput(patient), ID);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof RecordInput)) {
            throw new PartInitException("Not a patient record: " + input.getClass().getName()); //$NON-NLS-1$
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        journal = site.getService(Journal.class);
    }

    private Patient patient() {
        return ((RecordInput) getEditorInput()).patient();
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite record = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 12).applyTo(record);
        Control header = new RecordHeader(patient(), journal.today()).create(record);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header);

        CTabFolder tabs = new CTabFolder(record, SWT.TOP | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        notes = new NotesPage(tabs, patient(), savedNote(), this::save,
                () -> firePropertyChange(IEditorPart.PROP_DIRTY));
        addTab(tabs, Messages.notes, notes.control());
        addTab(tabs, Messages.medications, RecordTables.medications(tabs, patient()));
        addTab(tabs, Messages.vitals, RecordTables.vitals(tabs, patient()));
        tabs.setSelection(0);
    }

    private static void addTab(CTabFolder tabs, String title, Control control) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setText(title);
        tab.setControl(control);
    }

    private String savedNote() {
        try {
            return journal.todaysNote(patient());
        } catch (IOException e) {
            ILog.of(PatientRecordEditor.class).error("The note of the day cannot be read", e); //$NON-NLS-1$
            return ""; //$NON-NLS-1$
        }
    }

    @Override
    public boolean isDirty() {
        return notes != null && notes.isDirty();
    }

    private void save() {
        getSite().getPage().saveEditor(this, false);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        try {
            journal.saveTodaysNote(patient(), notes.text());
            notes.saved();
            status = NLS.bind(Messages.noteSaved,
                    DateTimeFormatter.ofPattern(Messages.timeFormat).format(journal.now()));
            showStatus();
        } catch (IOException e) {
            ILog.of(PatientRecordEditor.class).error("The note of the day cannot be saved", e); //$NON-NLS-1$
            monitor.setCanceled(true);
            MessageDialog.open(MessageDialog.ERROR, getSite().getShell(), Messages.saveFailedTitle,
                    NLS.bind(Messages.saveFailed, patient().name()), SWT.SHEET, Messages.close);
        }
    }

    /** Asked here and not by the platform, whose question exists in English only. */
    @Override
    public int promptToSaveOnClose() {
        int answer = MessageDialog.open(MessageDialog.QUESTION_WITH_CANCEL, getSite().getShell(),
                Messages.saveQuestionTitle, NLS.bind(Messages.saveQuestion, patient().name()), SWT.SHEET,
                Messages.save, Messages.dontSave, Messages.cancel);
        return switch (answer) {
        case 0 -> YES;
        case 1 -> NO;
        default -> CANCEL;
        };
    }

    @Override
    public void doSaveAs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void setFocus() {
        notes.setFocus();
        showStatus();
    }

    /** All records share one status line: what stands there must be of the record in front. */
    private void showStatus() {
        getEditorSite().getActionBars().getStatusLineManager().setMessage(status);
    }
}
