/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

/** For surfaces that look the same in every host, such as the lock cover: colours that no theme of the host replaces. */
public final class OwnColors {

    /** Excludes a widget from the CSS engine of the Eclipse workbench. */
    private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";

    private static final Color PAPER = new Color(0xFF, 0xFF, 0xFF);
    private static final Color INK = new Color(0x24, 0x1F, 0x31);

    private OwnColors() {
    }

    /**
     * Gives a control and all in it these colours, for good. What the user fills in stands out on any of them: entry fields
     * are ink on paper, and so is a check box whose own drawing would be dark. High contrast stays the system's.
     */
    public static void apply(Control control, Color background, Color foreground) {
        control.setData(CSS_DISABLED, Boolean.TRUE);
        if (control instanceof Text || isDarkBox(control)) {
            if (!control.getDisplay().getHighContrast()) {
                control.setBackground(PAPER);
                control.setForeground(INK);
            }
        } else {
            control.setBackground(background);
            control.setForeground(foreground);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                apply(child, background, foreground);
            }
        }
    }

    private static boolean isDarkBox(Control control) {
        return control instanceof Button && (control.getStyle() & SWT.CHECK) != 0 && Display.isSystemDarkTheme();
    }
}
