/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.Wording;

/** A value that is masked until the user asks for it, and again after a while. */
final class SecretLine {

    static final int SHOWN_MILLIS = 10_000;

    private final String masked;
    private final String whole;
    private final Label value;
    private final Link link;
    private final Runnable end = this::mask;
    private boolean shown;

    SecretLine(Composite parent, Palette palette, String masked, String whole) {
        this.masked = masked;
        this.whole = whole;
        Composite line = palette.dress(new Composite(parent, SWT.NO_FOCUS));
        GridLayout grid = new GridLayout(2, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        line.setLayout(grid);
        value = palette.dress(new Label(line, SWT.NONE));
        link = palette.dress(new Link(line, SWT.NONE));
        link.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        link.setLinkForeground(palette.states().accent());
        link.addListener(SWT.Selection, event -> toggle());
        AccessibleName.of(link, () -> shown ? Messages.maskPersonnummer : Messages.showPersonnummer);
        line.addDisposeListener(event -> event.display.timerExec(-1, end));
        write();
    }

    /** Masks the value again, if it is shown. */
    void mask() {
        if (shown && !value.isDisposed()) {
            toggle();
        }
    }

    private void toggle() {
        shown = !shown;
        value.getDisplay().timerExec(shown ? SHOWN_MILLIS : -1, end);
        write();
        value.requestLayout();
    }

    private void write() {
        value.setText(Wording.asLabel(shown ? whole : masked));
        link.setText("<a>" + (shown ? Messages.mask : Messages.show) + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
    }
}
