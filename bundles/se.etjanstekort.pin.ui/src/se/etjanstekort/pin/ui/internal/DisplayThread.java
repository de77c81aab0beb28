/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Takes work from any thread to the display's, in order, without waiting for it.
 *
 * @param screen
 *            empty where there is none yet
 * @param gone
 *            there is no screen, or not any more: nobody will answer
 */
record DisplayThread(Optional<Display> screen, Runnable gone) {

    /** On its own thread. */
    Display display() {
        return screen.orElseThrow();
    }

    void run(Runnable work) {
        if (screen.isEmpty()) {
            gone.run();
            return;
        }
        try {
            screen.get().asyncExec(work);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            gone.run();
        }
    }
}
