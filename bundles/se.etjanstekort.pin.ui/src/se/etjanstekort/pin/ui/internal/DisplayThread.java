/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/**
 * Takes work from any thread to the display's, in order, without waiting for it.
 *
 * @param gone
 *            there is no screen any more: nobody will answer
 */
record DisplayThread(Display display, Runnable gone) {

    void run(Runnable work) {
        try {
            display.asyncExec(work);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            gone.run();
        }
    }
}
