/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;

/** The card profiles that are shipped with this bundle. */
public final class CardProfiles {

    private CardProfiles() {
    }

    /**
     * Reads the shipped profiles, in the order in which they are tried; the last fits every card.
     *
     * @throws IllegalStateException
     *             when one of them is missing or wrong; the message names file and line
     */
    public static List<CardProfile> shipped() {
        throw new UnsupportedOperationException();
    }
}
