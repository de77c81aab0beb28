/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import java.time.format.DateTimeFormatter;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import se.etjanstekort.example.clinic.internal.Messages;
import se.etjanstekort.example.clinic.internal.patient.Note;
import se.etjanstekort.example.clinic.internal.patient.Patient;

/** The notes of a record: today's to write in, the earlier ones to read. */
final class NotesPage {

    private static final int TODAY_LINES = 6;

    private final Composite page;
    private final Text today;
    private final Button save;
    private final Runnable dirtyChanged;
    private String savedText;
    private boolean dirty;

    NotesPage(Composite parent, Patient patient, String savedText, Runnable onSave, Runnable dirtyChanged) {
        this.savedText = savedText;
        this.dirtyChanged = dirtyChanged;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 6).applyTo(page);

        new Label(page, SWT.NONE).setText(Messages.todaysNote);
        today = new Text(page, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        today.setText(savedText);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, TODAY_LINES * today.getLineHeight()).applyTo(today);
        today.addModifyListener(event -> update());
        save = new Button(page, SWT.PUSH);
        save.setText(Messages.saveNote);
        save.setEnabled(false);
        save.addListener(SWT.Selection, event -> onSave.run());
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(save);

        new Label(page, SWT.NONE).setText(Messages.earlierNotes);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(createEarlierNotes(patient));
    }

    private StyledText createEarlierNotes(Patient patient) {
        StyledText earlier = new StyledText(page, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY | SWT.BORDER);
        earlier.setMargins(8, 6, 8, 6);
        earlier.setAlwaysShowScrollBars(false);
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(Messages.dateTimeFormat);
        for (Note note : patient.notes()) {
            StyleRange heading = new StyleRange();
            heading.start = earlier.getCharCount();
            heading.fontStyle = SWT.BOLD;
            earlier.append(moment.format(note.written()) + "   " + note.author()); //$NON-NLS-1$
            heading.length = earlier.getCharCount() - heading.start;
            earlier.append("\n" + note.text() + "\n\n"); //$NON-NLS-1$ //$NON-NLS-2$
            earlier.setStyleRange(heading);
        }
        return earlier;
    }

    Control control() {
        return page;
    }

    String text() {
        return today.getText();
    }

    boolean isDirty() {
        return dirty;
    }

    /** The text as it stands is now the saved one. */
    void saved() {
        savedText = today.getText();
        update();
    }

    private void update() {
        boolean changed = !today.getText().equals(savedText);
        save.setEnabled(changed);
        if (changed != dirty) {
            dirty = changed;
            dirtyChanged.run();
        }
    }

    void setFocus() {
        today.setFocus();
    }
}
