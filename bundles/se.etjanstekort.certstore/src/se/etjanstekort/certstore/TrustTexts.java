/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words in which trust is told: {@code trust.properties} (English) and {@code trust_sv.properties}. */
final class TrustTexts {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private TrustTexts() {
    }

    static String of(String key, Locale locale, String... arguments) {
        String text = bundle(locale).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** Whether there is such a text. */
    static boolean has(String key, Locale locale) {
        return bundle(locale).containsKey(key);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(TrustTexts.class.getPackageName() + ".trust", locale,
                TrustTexts.class.getClassLoader(), NO_FALLBACK);
    }
}
