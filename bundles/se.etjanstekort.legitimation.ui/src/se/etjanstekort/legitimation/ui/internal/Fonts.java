/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Control;

/** The view's font, bold, and a little smaller. Disposed of with the control that they were made for. */
record Fonts(Font normal, Font bold, Font small) {

    private static final int LEAST_HEIGHT = 7;

    static Fonts of(Control control) {
        FontData data = control.getFont().getFontData()[0];
        Font bold = new Font(control.getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        Font small = new Font(control.getDisplay(), data.getName(), Math.max(LEAST_HEIGHT, data.getHeight() - 1),
                SWT.NORMAL);
        control.addDisposeListener(event -> {
            bold.dispose();
            small.dispose();
        });
        return new Fonts(control.getFont(), bold, small);
    }
}
