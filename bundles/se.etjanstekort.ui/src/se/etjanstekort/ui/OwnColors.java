/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/** For surfaces that look the same in every host, such as the lock cover: colours that no theme of the host replaces. */
public final class OwnColors {

    /** Excludes a widget from the CSS engine of the Eclipse workbench. */
    private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled"; //$NON-NLS-1$

    private OwnColors() {
    }

    /** Gives a control and all in it these colours, for good; entry fields keep those of the system. */
    public static void apply(Control control, Color background, Color foreground) {
        control.setData(CSS_DISABLED, Boolean.TRUE);
        if (!(control instanceof Text)) {
            control.setBackground(background);
            control.setForeground(foreground);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                apply(child, background, foreground);
            }
        }
    }
}
