/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.regex.Pattern;

/** The Swedish personnummer, as far as it must not be shown. */
final class PersonalIdentityNumber {

    private static final Pattern ANYWHERE = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]?\\d{4}(?!\\d)");
    private static final String HIDDEN = "XXXXXX-••••";

    private PersonalIdentityNumber() {
    }

    /** An id without the digits that tell who it is. */
    static String mask(IdentityKind kind, String id) {
        return switch (kind) {
        case HSA_ID -> id;
        case PERSONNUMMER -> (id.matches("\\d{12}") ? id.substring(0, 2) : "") + HIDDEN;
        case OTHER -> ANYWHERE.matcher(id).replaceAll(HIDDEN);
        };
    }
}
