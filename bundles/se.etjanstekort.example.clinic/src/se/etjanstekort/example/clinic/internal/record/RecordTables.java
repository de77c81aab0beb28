/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import se.etjanstekort.example.clinic.internal.Messages;
import se.etjanstekort.example.clinic.internal.patient.Medication;
import se.etjanstekort.example.clinic.internal.patient.Patient;
import se.etjanstekort.example.clinic.internal.patient.Vitals;

/** The two tables of a record. */
final class RecordTables {

    /** A date in words; the same order in both languages. */
    static final String DATE = "d MMMM yyyy"; //$NON-NLS-1$

    private RecordTables() {
    }

    static Control medications(Composite parent, Patient patient) {
        DateTimeFormatter date = DateTimeFormatter.ofPattern(DATE);
        return table(parent, Medication.class, patient.medications(), List.of(
                new Column<>(Messages.substance, 22, SWT.LEAD, Medication::substance),
                new Column<>(Messages.strength, 13, SWT.LEAD, Medication::strength),
                new Column<>(Messages.dosage, 32, SWT.LEAD, Medication::dosage),
                new Column<>(Messages.indication, 20, SWT.LEAD, Medication::indication),
                new Column<>(Messages.since, 20, SWT.LEAD, medication -> date.format(medication.since()))));
    }

    static Control vitals(Composite parent, Patient patient) {
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(Messages.dateTimeFormat);
        return table(parent, Vitals.class, patient.vitals(), List.of(
                new Column<>(Messages.time, 22, SWT.LEAD, vitals -> moment.format(vitals.taken())),
                new Column<>(Messages.bloodPressure, 18, SWT.TRAIL,
                        vitals -> vitals.systolic() + "/" + vitals.diastolic()), //$NON-NLS-1$
                new Column<>(Messages.pulse, 10, SWT.TRAIL, vitals -> Integer.toString(vitals.pulse())),
                new Column<>(Messages.temperature, 14, SWT.TRAIL,
                        vitals -> String.format(Locale.getDefault(), "%.1f", vitals.temperature())), //$NON-NLS-1$
                new Column<>(Messages.saturation, 16, SWT.TRAIL, vitals -> Integer.toString(vitals.saturation())),
                new Column<>(Messages.breaths, 20, SWT.TRAIL, vitals -> Integer.toString(vitals.breaths()))));
    }

    /** A column: its title, its share of the width, and what it says of a row. */
    private record Column<T>(String title, int weight, int alignment, Function<T, String> text) {
    }

    private static <T> Control table(Composite parent, Class<T> kind, List<T> rows, List<Column<T>> columns) {
        Composite page = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        page.setLayout(layout);
        TableViewer viewer = new TableViewer(page, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLinesVisible(true);
        for (Column<T> column : columns) {
            TableViewerColumn viewerColumn = new TableViewerColumn(viewer, column.alignment());
            viewerColumn.getColumn().setText(column.title());
            viewerColumn.setLabelProvider(
                    ColumnLabelProvider.createTextProvider(row -> column.text().apply(kind.cast(row))));
            layout.setColumnData(viewerColumn.getColumn(), new ColumnWeightData(column.weight(), true));
        }
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setInput(rows);
        return page;
    }
}
