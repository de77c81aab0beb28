/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardOverview;

/** A key as others see it, with the card that it is on and the code that opens it. */
record OwnedKey(SigningKey key, CardOverview card, Candidate candidate) {

    /** The same with its card's codes asked again. */
    OwnedKey on(CardOverview sameCard) {
        return new OwnedKey(key, sameCard, candidate);
    }
}
