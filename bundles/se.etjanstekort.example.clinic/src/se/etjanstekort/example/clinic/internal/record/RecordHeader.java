/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import se.etjanstekort.example.clinic.internal.Messages;
import se.etjanstekort.example.clinic.internal.patient.Patient;

/** Who the patient is: the name in large letters, the facts below it, and what everyone must be warned of. */
final class RecordHeader {

    private static final float NAME_SCALE = 1.6f;
    private static final int COLUMN_WIDTH = 150;

    private final Patient patient;
    private final LocalDate today;

    RecordHeader(Patient patient, LocalDate today) {
        this.patient = patient;
        this.today = today;
    }

    Control create(Composite parent) {
        Composite header = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(header);
        LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), header);
        FontDescriptor normal = JFaceResources.getDefaultFontDescriptor();
        FontDescriptor large = normal.setHeight(Math.round(normal.getFontData()[0].getHeight() * NAME_SCALE))
                .setStyle(SWT.BOLD);

        Label name = new Label(header, SWT.NONE);
        name.setText(patient.name());
        name.setFont(fonts.create(large));
        createFacts(header);
        if (!patient.alert().isEmpty()) {
            CLabel alert = new CLabel(header, SWT.NONE);
            alert.setImage(JFaceResources.getImage(Dialog.DLG_IMG_MESSAGE_WARNING));
            alert.setText(NLS.bind(Messages.alert, patient.alert()));
            alert.setFont(fonts.create(normal.setStyle(SWT.BOLD)));
            alert.setMargins(0, 0, 0, 0);
        }
        return header;
    }

    private void createFacts(Composite parent) {
        Composite facts = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(12, 4).applyTo(facts);
        String sex = patient.personnummer().isWoman() ? Messages.woman : Messages.man;
        DateTimeFormatter date = DateTimeFormatter.ofPattern(RecordTables.DATE);
        fact(facts, Messages.personnummer, patient.personnummer().text());
        fact(facts, Messages.ward, patient.ward().name());
        fact(facts, Messages.age, NLS.bind(Messages.ageValue, patient.personnummer().ageOn(today), sex));
        fact(facts, Messages.room, patient.room());
        fact(facts, Messages.reason, patient.reason());
        fact(facts, Messages.admitted, date.format(patient.admitted()));
    }

    private static void fact(Composite parent, String title, String value) {
        new Label(parent, SWT.NONE).setText(title);
        Label label = new Label(parent, SWT.NONE);
        label.setText(value);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().hint(Math.max(COLUMN_WIDTH, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x),
                SWT.DEFAULT).applyTo(label);
    }
}
