/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the reasons: {@code reasons.properties} (English) and {@code reasons_sv.properties}. */
final class SelectionTexts {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private SelectionTexts() {
    }

    static String of(Enum<?> reason, Locale locale) {
        return ResourceBundle.getBundle(SelectionTexts.class.getPackageName() + ".reasons", locale,
                SelectionTexts.class.getClassLoader(), NO_FALLBACK).getString(reason.name());
    }
}
