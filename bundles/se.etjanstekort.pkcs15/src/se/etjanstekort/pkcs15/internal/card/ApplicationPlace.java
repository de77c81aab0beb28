/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.Optional;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;

/**
 * Where a card's PKCS#15 application is, so that it can be selected again by as few commands as possible. Immutable.
 *
 * @param name
 *            the application's name, or that of the applet that it is inside of; empty where it was found by its path alone
 * @param path
 *            of its directory; the empty path for an application with a name, of which the card does not tell it
 */
public record ApplicationPlace(Optional<Identifier> name, FilePath path) {

    /** Whether selecting the name selects the application itself. */
    boolean isSelectedByName() {
        return name.filter(ApplicationSearch::isNameOfPkcs15).isPresent();
    }
}
