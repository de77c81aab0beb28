/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.pkcs15.TokenInfo;

/** The card's number as it is printed on the card, in groups of four. */
final class CardNumber {

    private static final String GROUPS_OF_FOUR = "(?<=\\G.{4})(?=.)"; //$NON-NLS-1$

    private CardNumber() {
    }

    static Optional<String> of(TokenInfo token) {
        String number = String.join(" ", token.serialNumber().split(GROUPS_OF_FOUR)); //$NON-NLS-1$
        if (number.isBlank() && token.label().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(number.isBlank() ? NLS.bind(Messages.card, token.label())
                : NLS.bind(Messages.card, number));
    }
}
