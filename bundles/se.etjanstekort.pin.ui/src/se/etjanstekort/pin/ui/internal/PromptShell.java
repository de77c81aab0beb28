/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** A window that asks, above the one that the person works in. On the display's thread. */
final class PromptShell {

    private static final int MARGIN = 12;
    private static final int WIDTH_IN_CHARACTERS = 62;

    private final Shell shell;
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
        GridLayout grid = new GridLayout();
        grid.marginWidth = MARGIN;
        grid.marginHeight = MARGIN;
        shell.setLayout(grid);
        area = new Composite(shell, SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new FillLayout());
        shell.addListener(SWT.Close, event -> {
            event.doit = false;
            leave.run();
        });
        // it may go with the window below it, or with the display: whoever asked does not wait for ever
        shell.addListener(SWT.Dispose, event -> gone.run());
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                leave.run();
            }
        });
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
        fit();
        if (!isOpen) {
            isOpen = true;
            center();
            shell.open();
            shell.forceActive();
            focus.run();
        }
    }

    void close() {
        shell.dispose();
    }

    private void fit() {
        GC gc = new GC(shell);
        int width = (int) (gc.getFontMetrics().getAverageCharacterWidth() * WIDTH_IN_CHARACTERS);
        gc.dispose();
        shell.layout(true, true);
        Point wanted = shell.computeSize(shell.computeTrim(0, 0, width, 0).width, SWT.DEFAULT, true);
        if (!shell.getSize().equals(wanted)) {
            shell.setSize(wanted);
        }
    }

    private void center() {
        Rectangle screen = shell.getMonitor().getClientArea();
        Point size = shell.getSize();
        shell.setLocation(screen.x + (screen.width - size.x) / 2, screen.y + (screen.height - size.y) / 3);
    }
}
