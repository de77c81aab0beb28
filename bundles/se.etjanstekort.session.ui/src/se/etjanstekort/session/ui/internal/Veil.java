/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * An opaque shell over one shell of the host, that follows it wherever it goes. The host's title is put aside, and so is each
 * new one: nothing tells of those, so they are looked for while the veil is there.
 */
final class Veil {

    private static final int TITLE_MILLIS = 250;
    private static final int[] FOLLOWED = { SWT.Move, SWT.Resize, SWT.Show, SWT.Hide, SWT.Deiconify, SWT.Activate };

    private final Shell host;
    private final String coveredTitle;
    private final Shell shell;
    private String title = "";
    private Runnable activated = () -> {
    };
    private final Listener follower = event -> follow(event.type);

    Veil(Shell host, String coveredTitle, Color background) {
        this.host = host;
        this.coveredTitle = coveredTitle;
        shell = new Shell(host, SWT.NO_TRIM | SWT.NO_FOCUS | host.getStyle() & SWT.ON_TOP);
        shell.setData(LockCover.OURS, Boolean.TRUE);
        shell.setBackground(background);
        shell.addListener(SWT.Close, event -> event.doit = false);
        for (int type : FOLLOWED) {
            host.addListener(type, follower);
        }
        watchTitle();
        shell.setBounds(host.getBounds());
        shell.setVisible(true);
    }

    private void watchTitle() {
        if (shell.isDisposed() || host.isDisposed()) {
            return;
        }
        String now = host.getText();
        if (!now.isEmpty() && !now.equals(coveredTitle)) {
            title = now;
            host.setText(coveredTitle);
        }
        host.getDisplay().timerExec(TITLE_MILLIS, this::watchTitle);
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
