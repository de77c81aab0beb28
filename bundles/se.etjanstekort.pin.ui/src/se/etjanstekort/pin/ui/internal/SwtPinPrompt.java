/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Component;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PromptSurface;

/** Asks for a code on an SWT composite. Needs no workbench. */
@Component
public final class SwtPinPrompt implements PinPrompt {

    @Override
    public Field open(PromptSurface surface, Form form, Listener listener) {
        Composite parent = surface.as(Composite.class)
                .orElseThrow(() -> new IllegalArgumentException("not a surface of SWT"));
        if (parent.getLayout() == null) {
            parent.setLayout(new FillLayout());
        }
        return new PinPanel(parent, form, listener);
    }
}
