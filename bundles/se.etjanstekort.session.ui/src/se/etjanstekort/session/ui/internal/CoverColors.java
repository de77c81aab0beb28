/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;

/** The cover's own colours: dark and calm in every theme, but those of the system where high contrast is on. */
record CoverColors(Color background, Color foreground) {

    static CoverColors of(Display display) {
        return display.getHighContrast()
                ? new CoverColors(display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND),
                        display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND))
                : new CoverColors(new Color(0x1D, 0x24, 0x30), new Color(0xF1, 0xF3, 0xF6));
    }
}
