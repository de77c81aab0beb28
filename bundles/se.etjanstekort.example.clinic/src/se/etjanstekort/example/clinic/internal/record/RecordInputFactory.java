/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PlatformUI;

import se.etjanstekort.example.clinic.internal.patient.Journal;
import se.etjanstekort.example.clinic.internal.patient.Patient;

/** Finds the patient again when a saved layout is restored. Only the record's id is saved, no personal data. */
public final class RecordInputFactory implements IElementFactory {

    static final String ID = "se.etjanstekort.example.clinic.recordInput"; //$NON-NLS-1$
    private static final String PATIENT_ID = "patient"; //$NON-NLS-1$

    static void save(Patient patient, IMemento memento) {
        memento.putString(PATIENT_ID, patient.id());
    }

    @Override
    public IAdaptable createElement(IMemento memento) {
        Journal journal = PlatformUI.getWorkbench().getService(Journal.class);
        return journal.patient(memento.getString(PATIENT_ID)).map(RecordInput::new).orElse(null);
    }
}
