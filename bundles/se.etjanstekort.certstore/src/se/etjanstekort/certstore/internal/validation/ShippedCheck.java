/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import se.etjanstekort.certstore.check.CertificateCheck;

/** A check of the suite's own. Its text is in {@code checks.properties}. */
abstract class ShippedCheck implements CertificateCheck {

    private final String id;

    ShippedCheck(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String text(Locale locale) {
        return text(id, locale);
    }

    static String text(String id, Locale locale) {
        return ResourceBundle.getBundle(ShippedCheck.class.getPackageName() + ".checks", locale,
                ShippedCheck.class.getClassLoader(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(id);
    }
}
