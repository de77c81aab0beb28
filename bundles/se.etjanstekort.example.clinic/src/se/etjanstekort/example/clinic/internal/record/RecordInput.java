/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.record;

import java.util.Objects;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

import se.etjanstekort.example.clinic.internal.patient.Patient;

/** One patient's record as something to open; two are equal when they are the same patient's. */
final class RecordInput extends PlatformObject implements IEditorInput, IPersistableElement {

    private final Patient patient;

    RecordInput(Patient patient) {
        this.patient = Objects.requireNonNull(patient);
    }

    Patient patient() {
        return patient;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return patient.name();
    }

    @Override
    public String getToolTipText() {
        return patient.name();
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getFactoryId() {
        return RecordInputFactory.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        RecordInputFactory.save(patient, memento);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordInput input && input.patient.id().equals(patient.id());
    }

    @Override
    public int hashCode() {
        return patient.id().hashCode();
    }
}
