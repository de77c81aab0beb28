/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import se.etjanstekort.certstore.Identity;

/** What the user chose for a service before. It only decides between identities that fit equally; it lets none in. */
@FunctionalInterface
public interface RememberedChoices {

    /** Nothing is remembered. */
    RememberedChoices NONE = (service, identity) -> false;

    /** Whether this is the identity that the user chose for the service. */
    boolean isChosen(String service, Identity identity);
}
