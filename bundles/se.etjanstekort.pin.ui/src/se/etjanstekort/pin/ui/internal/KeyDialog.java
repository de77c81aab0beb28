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
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** The window that asks for a code in somebody's name. On the display's thread. */
final class KeyDialog {

    private static final int MARGIN = 12;
    private static final int WIDTH_IN_CHARACTERS = 62;
    private static final int BUTTON_WIDTH = 96;

    private final Shell shell;
    private final Composite area;
    private final PinPanel panel;
    private final PinPrompt.Listener listener;
    private boolean isOpen;
    private boolean hasFailed;

    KeyDialog(Display display, PinPrompt.Listener listener) {
        this.listener = listener;
        shell = shell(display);
        shell.setText(Messages.keyDialogTitle);
        GridLayout grid = new GridLayout();
        grid.marginWidth = MARGIN;
        grid.marginHeight = MARGIN;
        shell.setLayout(grid);
        area = new Composite(shell, SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new FillLayout());
        panel = new PinPanel(area, PinPrompt.Form.FULL, listener);
        shell.addListener(SWT.Close, event -> {
            event.doit = false;
            leave();
        });
        // it may go with the window below it, or with the display: whoever asked does not wait for ever
        shell.addListener(SWT.Dispose, event -> listener.cancelled());
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                leave();
            }
        });
    }

    /** A window that is closed is an answer, and whoever asked takes it away; after a failure nobody does any more. */
    private void leave() {
        if (hasFailed) {
            close();
        } else {
            listener.cancelled();
        }
    }

    /** Above the window that the person works in. */
    private static Shell shell(Display display) {
        int style = SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL;
        Optional<Shell> below = Optional.ofNullable(display.getActiveShell())
                .or(() -> Arrays.stream(display.getShells()).filter(Shell::isVisible).findFirst());
        return below.map(parent -> new Shell(parent, style)).orElseGet(() -> new Shell(display, style));
    }

    void show(PinRequest request) {
        if (shell.isDisposed()) {
            return;
        }
        panel.show(request);
        fit();
        if (!isOpen) {
            isOpen = true;
            center();
            shell.open();
            shell.forceActive();
            panel.focus();
        }
    }

    /** In the place of the question; one button closes it. */
    void fail(FailureCode failure) {
        if (shell.isDisposed()) {
            return;
        }
        hasFailed = true;
        panel.close();
        GridLayout grid = new GridLayout();
        grid.verticalSpacing = MARGIN;
        area.setLayout(grid);
        MessageBar message = new MessageBar(area);
        message.setLayoutData(Rows.row());
        message.show(Wording.message(Tone.BAD, failure));
        Button close = new Button(area, SWT.PUSH);
        close.setText(Messages.close);
        GridData data = new GridData(SWT.RIGHT, SWT.BOTTOM, true, true);
        data.widthHint = Math.max(BUTTON_WIDTH, close.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        close.setLayoutData(data);
        close.addListener(SWT.Selection, event -> close());
        shell.setDefaultButton(close);
        fit();
        close.setFocus();
    }

    void close() {
        if (!shell.isDisposed()) {
            panel.close();
            shell.dispose();
        }
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
