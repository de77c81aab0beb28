/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/** An opaque shell over one shell of the host, that follows it wherever it goes. The host's title is put aside. */
final class Veil {

    private static final int[] FOLLOWED = { SWT.Move, SWT.Resize, SWT.Show, SWT.Hide, SWT.Deiconify, SWT.Activate };

    private final Shell host;
    private final String title;
    private final String coveredTitle;
    private final Shell shell;
    private Runnable activated = () -> {
    };
    private final Listener follower = event -> follow(event.type);

    Veil(Shell host, String coveredTitle, Color background) {
        this.host = host;
        this.title = host.getText();
        this.coveredTitle = coveredTitle;
        shell = new Shell(host, SWT.NO_TRIM | SWT.NO_FOCUS | host.getStyle() & SWT.ON_TOP);
        shell.setData(LockCover.OURS, Boolean.TRUE);
        shell.setBackground(background);
        shell.addListener(SWT.Close, event -> event.doit = false);
        for (int type : FOLLOWED) {
            host.addListener(type, follower);
        }
        if (!title.isEmpty()) {
            host.setText(coveredTitle);
        }
        shell.setBounds(host.getBounds());
        shell.setVisible(true);
    }

    Shell shell() {
        return shell;
    }

    /** Has something done whenever the host's shell comes to the front. */
    void onActivate(Runnable action) {
        activated = action;
    }

    /** Gives the host's shell back as it was. */
    void lift() {
        if (!host.isDisposed()) {
            for (int type : FOLLOWED) {
                host.removeListener(type, follower);
            }
            if (host.getText().equals(coveredTitle)) {
                host.setText(title);
            }
        }
        shell.dispose();
    }

    /** To the front again, after a shell of the host came up. */
    void raise() {
        if (!shell.isDisposed() && shell.getVisible()) {
            shell.moveAbove(null);
        }
    }

    private void follow(int type) {
        if (shell.isDisposed()) {
            return;
        }
        switch (type) {
        case SWT.Activate -> activated.run();
        case SWT.Hide -> shell.setVisible(false);
        case SWT.Show -> {
            shell.setBounds(host.getBounds());
            shell.setVisible(true);
        }
        default -> shell.setBounds(host.getBounds());
        }
    }
}
