/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import java.util.Locale;

/** Why an identity is not used. The first that holds is told. */
public enum RejectionReason {
    /** Identities of its kind are not asked for. */
    KIND_NOT_ALLOWED,
    /** It has no certificate for the purpose; one for another purpose is never used instead. */
    NO_CERTIFICATE_FOR_PURPOSE,
    /** No anchor that is known here vouches for its issuer: it may be as it should, but nobody can tell. */
    NOT_CHECKABLE,
    /** Its certificate is not trusted; the validation tells why. */
    NOT_TRUSTED,
    /** Whoever asks cannot use it, such as a card without the key. */
    NOT_USABLE,
    /** No rule knows its level of assurance, and one is demanded. */
    LEVEL_UNKNOWN,
    /** Its level of assurance is lower than demanded. */
    LEVEL_TOO_LOW,
    /** It is for trials where only real ones are wanted, or the reverse. */
    WRONG_ENVIRONMENT,
    /** It would fit, but an identity of a kind that goes before it does too. */
    LESS_PREFERRED_KIND,
    /** A leftover: the card has newer certificates of the same identity that fit. */
    OLDER,
    /** It would fit, but the user has chosen another for the service before. */
    NOT_THE_REMEMBERED,
    /** It would fit, but the user was asked and has chosen another. */
    NOT_THE_CHOSEN;

    /** A sentence for the user. */
    public String text(Locale locale) {
        return SelectionTexts.of(this, locale);
    }
}
