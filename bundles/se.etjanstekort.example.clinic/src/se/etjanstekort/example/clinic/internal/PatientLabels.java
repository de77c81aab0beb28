/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.TextStyle;

import se.etjanstekort.example.clinic.internal.patient.Patient;

/** Two lines to a patient: the name, and below it personnummer, ward and reason. */
final class PatientLabels extends StyledCellLabelProvider {

    private static final String SEPARATOR = "  ·  "; //$NON-NLS-1$
    private static final Styler NAME = new Styler() {
        @Override
        public void applyStyles(TextStyle style) {
            style.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
        }
    };

    @Override
    public void update(ViewerCell cell) {
        Patient patient = (Patient) cell.getElement();
        StyledString text = new StyledString(patient.listName(), NAME);
        text.append('\n');
        text.append(String.join(SEPARATOR, patient.personnummer().text(), patient.ward().shortName(),
                patient.reason()));
        cell.setText(text.getString());
        cell.setStyleRanges(text.getStyleRanges());
        super.update(cell);
    }

    @Override
    public String getToolTipText(Object element) {
        return ((Patient) element).listName();
    }
}
