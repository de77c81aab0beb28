/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import se.etjanstekort.login.CardOverview;
import se.etjanstekort.smartcard.CardReader;

/** What the world outside is asked to do; what comes of it returns as a {@link SignInEvent}. */
sealed interface SignInEffect {

    /** Read the card. */
    record ReadCard(CardReader reader, long insertion) implements SignInEffect {
    }

    /** Read what is still missing of a card. */
    record ReadOn(CardOverview card) implements SignInEffect {
    }

    /** Prove the candidate's identity with the code that was entered. */
    record Prove(CardOverview card, boolean allowLastTry) implements SignInEffect {
    }

    /** Ask again how many tries are left. */
    record AskTries(CardOverview card) implements SignInEffect {
    }
}
