/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.ui.FittedShell;

/** A window that asks, above the one that the person works in. On the display's thread. */
final class PromptShell {

    private final Shell shell;
    private final FittedShell fitted;
    private final Composite area;
    private boolean isOpen;

    /**
     * @param leave
     *            the person wants to close it
     * @param gone
     *            it is gone, for whatever reason
     */
    PromptShell(Display display, String title, Runnable leave, Runnable gone) {
        shell = shell(display);
        shell.setText(title);
        fitted = new FittedShell(shell, leave);
        area = new Composite(fitted.content(), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new FillLayout());
        // it may go with the window below it, or with the display: whoever asked does not wait for ever
        shell.addListener(SWT.Dispose, event -> gone.run());
    }

    private static Shell shell(Display display) {
        int style = SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL;
        Optional<Shell> below = Optional.ofNullable(display.getActiveShell())
                .or(() -> Arrays.stream(display.getShells()).filter(Shell::isVisible).findFirst());
        return below.map(parent -> new Shell(parent, style)).orElseGet(() -> new Shell(display, style));
    }

    void title(String title) {
        shell.setText(title);
    }

    /** For what is asked; fills what it has one of. */
    Composite area() {
        return area;
    }

    boolean isDisposed() {
        return shell.isDisposed();
    }

    /** As high as its content; opened where it is not open yet, with the cursor where that puts it. */
    void show(Runnable focus) {
        fitted.fit(0);
        if (!isOpen) {
            isOpen = true;
            fitted.center();
            shell.open();
            shell.forceActive();
            focus.run();
        }
    }

    void close() {
        shell.dispose();
    }
}
