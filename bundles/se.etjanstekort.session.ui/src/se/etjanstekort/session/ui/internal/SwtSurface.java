/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import se.etjanstekort.login.PromptSurface;

/** A composite for a prompt to fill. */
record SwtSurface(Composite composite) implements PromptSurface {

    @Override
    public <T> Optional<T> as(Class<T> type) {
        return type.isInstance(composite) ? Optional.of(type.cast(composite)) : Optional.empty();
    }
}
