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
     * @param reader
     *            that she signed in at
     */
    record SignedIn(Candidate person, Instant since, CardKey card, SessionReader reader) implements Phase {

        /** At a reader that would not be known again under another name. */
        public SignedIn(Candidate person, Instant since, CardKey card) {
            this(person, since, card, SessionReader.UNKNOWN);
        }
    }

    /**
     * The client is covered; the same person's card and code open it, in any reader.
     *
     * @param reader
     *            that she was signed in at
     */
    record Locked(Candidate person, Instant since, SessionReader reader) implements Phase {

        /** From a reader that would not be known again under another name. */
        public Locked(Candidate person, Instant since) {
            this(person, since, SessionReader.UNKNOWN);
        }
    }

    /** The user closed the sign-in: the client ends without having been shown. */
    record Ended() implements Phase {
    }
}
