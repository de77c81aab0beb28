/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.Locale;

/** Why a certificate is the one to use. */
public enum ChoiceReason {
    /** No other fits. */
    ONLY_ONE,
    /** The card has older certificates of the same identity that would fit as well. */
    NEWEST,
    /** Identities of other kinds would fit; this kind goes before them. */
    PREFERRED_KIND,
    /** The user has chosen this one for the service before. */
    REMEMBERED,
    /** The user was asked, and has chosen this one. */
    CHOSEN,
    /** Different identities fit equally, and nobody has said which. */
    FITS_EQUALLY;

    /** A sentence for the user. */
    public String text(Locale locale) {
        return SelectionTexts.of(this, locale);
    }
}
