/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;

import se.etjanstekort.login.IdentityQuestion;

/** The window that asks which identity is to be used in somebody's name. Any thread. */
final class IdentityDialog implements IdentityQuestion.Shown {

    private final DisplayThread thread;
    /** Belong to the display's thread. */
    private PromptShell shell;
    private IdentityPanel panel;

    IdentityDialog(Optional<Display> screen, IdentityQuestion question, IdentityQuestion.Listener listener) {
        thread = new DisplayThread(screen, listener::cancelled);
        thread.run(() -> {
            shell = new PromptShell(thread.display(), Messages.keyDialogTitle, listener::cancelled,
                    listener::cancelled);
            panel = new IdentityPanel(shell.area(), question, listener);
            shell.show(panel::focus);
        });
    }

    @Override
    public void focus() {
        thread.run(() -> {
            if (panel != null) {
                panel.focus();
            }
        });
    }

    @Override
    public void close() {
        thread.run(() -> {
            if (shell != null && !shell.isDisposed()) {
                shell.close();
            }
        });
    }
}
