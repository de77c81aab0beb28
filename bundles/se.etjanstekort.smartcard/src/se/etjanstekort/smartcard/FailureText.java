/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a person is told about a failure: what happened, what it means for her, and what to do; a sentence each.
 *
 * @param happened
 *            what happened
 * @param meaning
 *            what it means for the user, and that nothing was lost or spent where that is so
 * @param action
 *            what to do now
 */
public record FailureText(String happened, String meaning, String action) {

    static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * Loads the text from {@code failures.properties} (English) or {@code failures_sv.properties} beside the owner's class;
     * the keys are the code with {@code .happened}, {@code .meaning} and {@code .action}.
     */
    public static FailureText load(FailureCode code, Class<?> owner, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(owner.getPackageName() + ".failures", locale,
                owner.getClassLoader(), NO_FALLBACK);
        return new FailureText(texts.getString(code.id() + ".happened"), texts.getString(code.id() + ".meaning"),
                texts.getString(code.id() + ".action"));
    }
}
