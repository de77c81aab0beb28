/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.time.Instant;

/** Where the session stands. */
public sealed interface Phase {

    /** Nobody is signed in; the client is not shown. */
    record SignedOut() implements Phase {
    }

    /**
     * A person is signed in and her card is in the reader.
     *
     * @param card
     *            the stay of the card that she signed in with: when it ends, the client is locked
     */
    record SignedIn(Candidate person, Instant since, CardKey card) implements Phase {
    }

    /** The client is covered; the same person's card and code open it. */
    record Locked(Candidate person, Instant since) implements Phase {
    }

    /** The user closed the sign-in: the client ends without having been shown. */
    record Ended() implements Phase {
    }
}
