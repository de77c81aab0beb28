/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** The window that asks for a code in somebody's name. On the display's thread. */
final class KeyDialog {

    private static final int MARGIN = 12;
    private static final int BUTTON_WIDTH = 96;

    private final PromptShell shell;
    private final PinPanel panel;
    private final PinPrompt.Listener listener;
    private boolean hasFailed;

    KeyDialog(Display display, PinPrompt.Listener listener) {
        this.listener = listener;
        shell = new PromptShell(display, Messages.keyDialogTitle, this::leave, listener::cancelled);
        panel = new PinPanel(shell.area(), PinPrompt.Form.FULL, listener);
    }

    /** A window that is closed is an answer, and whoever asked takes it away; after a failure nobody does any more. */
    private void leave() {
        if (hasFailed) {
            close();
        } else {
            listener.cancelled();
        }
    }

    void show(PinRequest request) {
        if (!shell.isDisposed()) {
            shell.title(RequestWords.windowTitle(request));
            panel.show(request);
            shell.show(panel::focus);
        }
    }

    /** In the place of the question; one button closes it. */
    void fail(FailureCode failure) {
        if (shell.isDisposed()) {
            return;
        }
        hasFailed = true;
        panel.close();
        Composite area = shell.area();
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
        area.getShell().setDefaultButton(close);
        shell.show(close::setFocus);
        close.setFocus();
    }

    void close() {
        if (!shell.isDisposed()) {
            panel.close();
            shell.close();
        }
    }
}
