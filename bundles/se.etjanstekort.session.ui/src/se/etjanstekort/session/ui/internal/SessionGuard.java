/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.core.databinding.observable.value.IObservableValue;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/**
 * Holds that the client is seen only while the person is signed in who began the session: covered while it is locked or while
 * the sign-in is missing, ended when she signs out. A host that let someone in by a way of its own, without a card, is left
 * alone.
 */
final class SessionGuard {

    private final LockCover cover;
    private final Runnable endClient;
    private boolean session;
    private boolean ending;

    /**
     * @param endClient
     *            ends the client, or starts it anew; returns when that was not possible
     * @param entered
     *            whether the client was let in by the sign-in, so that a session has begun already
     */
    SessionGuard(LockCover cover, Runnable endClient, boolean entered) {
        this.cover = cover;
        this.endClient = endClient;
        this.session = entered;
    }

    /** Follows a sign-in from here on, until its value is disposed of. */
    void follow(IObservableValue<SignInState> state, SignInParts parts) {
        state.addValueChangeListener(event -> show(event.diff.getNewValue(), parts));
        show(state.getValue(), parts);
    }

    /** The sign-in is not there any more: who sits at the client can no longer be told. */
    void signInMissing() {
        if (session && !ending) {
            cover.showEnded(Wording.message(Tone.BAD, SessionUiFailure.SIGN_IN_LOST), () -> end(
                    Wording.message(Tone.BAD, SessionUiFailure.SIGN_IN_LOST)));
        }
    }

    private void show(SignInState state, SignInParts parts) {
        if (state.phase() instanceof Phase.Locked) {
            session = true;
            cover.showLocked(state, parts);
        } else if (state.phase() instanceof Phase.SignedIn) {
            session = true;
            cover.lift();
        } else if (session) {
            end(new Message(Tone.NEUTRAL, Messages.signedOut, Messages.signedOutText));
        }
    }

    /** A client that could not be ended, because the user did not want to lose what is open, stays covered. */
    private void end(Message message) {
        if (ending) {
            return;
        }
        ending = true;
        try {
            cover.whileAsking(endClient);
        } finally {
            ending = false;
        }
        cover.showEnded(message, () -> end(message));
    }
}
