/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Component;

import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PromptSurface;

/** Asks for a code on an SWT composite. Needs no workbench. */
@Component
public final class SwtPinPrompt implements PinPrompt {

    @Override
    public Field open(PromptSurface surface, Form form, Listener listener) {
        return new PinPanel(parent(surface), form, listener);
    }

    @Override
    public Optional<IdentityQuestion.Shown> choose(PromptSurface surface, IdentityQuestion question,
            IdentityQuestion.Listener listener) {
        return Optional.of(new IdentityPanel(parent(surface), question, listener));
    }

    private static Composite parent(PromptSurface surface) {
        Composite parent = surface.as(Composite.class)
                .orElseThrow(() -> new IllegalArgumentException("not a surface of SWT"));
        if (parent.getLayout() == null) {
            parent.setLayout(new FillLayout());
        }
        return parent;
    }
}
