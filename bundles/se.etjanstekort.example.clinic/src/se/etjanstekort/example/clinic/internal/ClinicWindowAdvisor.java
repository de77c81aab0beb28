/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import se.etjanstekort.example.clinic.internal.patient.Journal;
import se.etjanstekort.example.clinic.internal.record.PatientRecordEditor;

/** The one window: patient list, records, status line. */
final class ClinicWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final Point INITIAL_SIZE = new Point(1280, 800);

    ClinicWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(INITIAL_SIZE);
        configurer.setTitle(Messages.productName);
        configurer.setShowMenuBar(true);
        configurer.setShowCoolBar(false);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowStatusLine(true);
    }

    /** A clinician never meets an empty window: with no record left open, the first patient's is shown. */
    @Override
    public void postWindowOpen() {
        getWindowConfigurer().getActionBarConfigurer().getStatusLineManager().setMessage(Messages.organisation);
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        if (page == null || page.getEditorReferences().length > 0) {
            return;
        }
        Journal journal = page.getWorkbenchWindow().getService(Journal.class);
        journal.patients().stream().findFirst().ifPresent(patient -> {
            try {
                PatientRecordEditor.open(page, patient);
            } catch (PartInitException e) {
                ILog.of(ClinicWindowAdvisor.class).log(e.getStatus());
            }
        });
    }
}
