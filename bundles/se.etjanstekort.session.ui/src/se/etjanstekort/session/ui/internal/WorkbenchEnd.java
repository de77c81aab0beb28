/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Starts the client anew, so that the next person meets the sign-in and nothing that is left of this one. */
final class WorkbenchEnd implements Runnable {

    private final Display display;

    WorkbenchEnd(Display display) {
        this.display = display;
    }

    /** Asks to save what is open; returns when the user did not want to, or the client is on its way down. */
    @Override
    public void run() {
        if (!display.isDisposed() && PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench().restart();
        }
    }
}
