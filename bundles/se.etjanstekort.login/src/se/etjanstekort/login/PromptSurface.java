/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

/**
 * Where a code field is to be shown, without saying which toolkit: for SWT a surface is a {@code Composite}. Keeps
 * {@link PinPrompt} free of user interface types.
 */
@FunctionalInterface
public interface PromptSurface {

    /** The surface as the toolkit's type, or empty where it is not of that toolkit. */
    <T> Optional<T> as(Class<T> type);
}
