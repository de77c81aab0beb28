/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

import se.etjanstekort.example.clinic.internal.patient.Journal;
import se.etjanstekort.example.clinic.internal.patient.Patient;
import se.etjanstekort.example.clinic.internal.record.PatientRecordEditor;

/** The patients of the clinic, with a field that narrows the list. */
public final class PatientListView extends ViewPart {

    public static final String ID = "se.etjanstekort.example.clinic.patients"; //$NON-NLS-1$

    private static final int MARGIN = 6;

    private TableViewer viewer;
    private Text filter;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, MARGIN).applyTo(parent);
        Composite filterRow = new Composite(parent, SWT.NONE);
        filterRow.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        GridLayoutFactory.fillDefaults().extendedMargins(MARGIN, MARGIN, MARGIN, 0).applyTo(filterRow);
        filter = new Text(filterRow, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.filterHint);
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));

        Composite list = new Composite(parent, SWT.NONE);
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        createViewer(list, getSite().getService(Journal.class).patients());

        filter.addModifyListener(event -> narrow());
        filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                viewer.getTable().setFocus();
                event.doit = false;
            }
        }));
        filter.addListener(SWT.DefaultSelection, event -> openFirst(event.detail));
        getSite().setSelectionProvider(viewer);
        count();
    }

    private void createViewer(Composite parent, List<Patient> patients) {
        TableColumnLayout columns = new TableColumnLayout();
        parent.setLayout(columns);
        viewer = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer.getTable().setHeaderVisible(false);
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(Messages.columnPatients);
        column.setLabelProvider(new PatientLabels());
        columns.setColumnData(column.getColumn(), new ColumnWeightData(1, 120, false));
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.addFilter(new ViewerFilter() {
            @Override
            public boolean select(Viewer list, Object parentElement, Object element) {
                return ((Patient) element).matches(filter.getText());
            }
        });
        viewer.setInput(patients);
        viewer.addOpenListener(event -> open(viewer.getStructuredSelection()));
    }

    private void narrow() {
        viewer.refresh();
        count();
    }

    /** Enter in the filter field opens the best hit; the field's own cancel button does not. */
    private void openFirst(int detail) {
        if (detail != SWT.ICON_CANCEL && viewer.getTable().getItemCount() > 0) {
            viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)), true);
            open(viewer.getStructuredSelection());
        }
    }

    private void open(IStructuredSelection selection) {
        if (selection.getFirstElement() instanceof Patient patient) {
            try {
                PatientRecordEditor.open(getSite().getPage(), patient);
            } catch (PartInitException e) {
                ILog.of(PatientListView.class).log(e.getStatus());
            }
        }
    }

    private void count() {
        int shown = viewer.getTable().getItemCount();
        String text = shown == 1 ? Messages.onePatient : NLS.bind(Messages.patientCount, shown);
        getViewSite().getActionBars().getStatusLineManager().setMessage(text);
    }

    @Override
    public void setFocus() {
        viewer.getTable().setFocus();
        count();
    }
}
