/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.function.Consumer;

import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/**
 * The sign-in and session of this client. A DS service, one for each running client. All methods may be called from any
 * thread and return at once; what comes of them is told by the state.
 */
public interface SignIn {

    /** The state now. */
    SignInState state();

    /**
     * Tells a listener the present state and then each new one, in order, one call at a time, on the service's own thread.
     * A user interface hands it over to its own thread ({@code Realm}); the listener must not block.
     */
    Subscription subscribe(Consumer<SignInState> listener);

    /**
     * Signs in, or unlocks, with the card that is shown. Does nothing but wipe the code when no card is ready for one.
     *
     * @param pin
     *            handed over; wiped on every path
     * @param lastTryConfirmed
     *            whether the user said yes to using the last try; without it a last try is not spent
     */
    void submit(Pin pin, boolean lastTryConfirmed);

    /**
     * The same with the code entered on the reader's own keys, where the card that is shown can be given one so. The entry
     * begins now: its end is told by the state.
     */
    void enterOnReader(boolean lastTryConfirmed);

    /** Stops an entry on the reader's keys, where the reader can be told. */
    void stopEntry();

    /**
     * The user has said which of the card's choices signs in.
     *
     * @param remember
     *            whether she is not to be asked again by this client
     */
    void choose(CardKey card, Candidate candidate, boolean remember);

    /** Whether policy lets it be remembered. */
    boolean canRemember();

    /** The user does not want to sign in: {@link Phase.Ended}. Does nothing once someone is signed in. */
    void cancel();

    /** Covers the client though the card is in. */
    void lock();

    /** Ends the session: {@link Phase.SignedOut}. The client restarts or closes. */
    void signOut();
}
