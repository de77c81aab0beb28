/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Component;

import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;

/** Asks in a dialog of SWT. Needs no workbench. */
@Component
public final class SwtKeyPrompt implements KeyPrompt {

    @Override
    public boolean isOnPersonsThread() {
        return Display.findDisplay(Thread.currentThread()) != null;
    }

    @Override
    public Dialog open(PinRequest request, PinPrompt.Listener listener) {
        OnDisplay dialog = new OnDisplay(Display.getDefault(), listener);
        dialog.show(request);
        return dialog;
    }

    @Override
    public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
        return Optional.of(new IdentityDialog(Display.getDefault(), question, listener));
    }
}
