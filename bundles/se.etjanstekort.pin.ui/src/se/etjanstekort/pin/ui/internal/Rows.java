/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The layout of a code field: rows below each other, of which some are not there now. */
final class Rows {

    private static final int GAP = 4;

    private Rows() {
    }

    static GridLayout grid() {
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = GAP;
        return grid;
    }

    static GridData row() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /** A control that listens to traversal keeps Escape to itself otherwise where its window has none above it. */
    static void letEscapePass(Event traversal) {
        if (traversal.detail == SWT.TRAVERSE_ESCAPE) {
            traversal.doit = true;
        }
    }

    /** A row that is not shown takes no room. */
    static void setShown(Control control, boolean isShown) {
        control.setVisible(isShown);
        ((GridData) control.getLayoutData()).exclude = !isShown;
    }
}
