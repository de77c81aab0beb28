/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** A view of somebody else's. */
public final class GuestView extends ViewPart {

    static final String ID = "se.etjanstekort.example.clinic.tests.guest";

    private Label label;

    @Override
    public void createPartControl(Composite parent) {
        label = new Label(parent, SWT.NONE);
        label.setText("Guest");
    }

    @Override
    public void setFocus() {
        label.setFocus();
    }

    Label label() {
        return label;
    }
}
