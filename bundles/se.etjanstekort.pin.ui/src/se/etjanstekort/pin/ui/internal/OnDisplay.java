/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;

import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;

/** A dialog for a code, told what to show from any thread. */
final class OnDisplay implements KeyPrompt.Dialog {

    private final DisplayThread thread;
    private final PinPrompt.Listener listener;
    /** Belongs to the display's thread. */
    private KeyDialog dialog;

    OnDisplay(Optional<Display> screen, PinPrompt.Listener listener) {
        this.listener = listener;
        thread = new DisplayThread(screen, listener::cancelled);
    }

    @Override
    public void show(PinRequest request) {
        thread.run(() -> {
            if (dialog == null) {
                dialog = new KeyDialog(thread.display(), listener);
            }
            dialog.show(request);
        });
    }

    @Override
    public void fail(FailureCode failure) {
        thread.run(() -> {
            if (dialog != null) {
                dialog.fail(failure);
            }
        });
    }

    @Override
    public void close() {
        thread.run(() -> {
            if (dialog != null) {
                dialog.close();
            }
        });
    }
}
