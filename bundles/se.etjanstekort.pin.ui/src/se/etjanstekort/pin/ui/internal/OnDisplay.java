/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;

/** Takes what a dialog is to show from any thread to the display's, in order, without waiting for it. */
final class OnDisplay implements KeyPrompt.Dialog {

    private final Display display;
    private final PinPrompt.Listener listener;
    /** Belongs to the display's thread. */
    private KeyDialog dialog;

    OnDisplay(Display display, PinPrompt.Listener listener) {
        this.display = display;
        this.listener = listener;
    }

    @Override
    public void show(PinRequest request) {
        onDisplay(() -> {
            if (dialog == null) {
                dialog = new KeyDialog(display, listener);
            }
            dialog.show(request);
        });
    }

    @Override
    public void fail(FailureCode failure) {
        onDisplay(() -> {
            if (dialog != null) {
                dialog.fail(failure);
            }
        });
    }

    @Override
    public void close() {
        onDisplay(() -> {
            if (dialog != null) {
                dialog.close();
            }
        });
    }

    private void onDisplay(Runnable work) {
        try {
            display.asyncExec(work);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            listener.cancelled(); // there is no screen any more: nobody will answer
        }
    }
}
