/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.core.databinding.observable.value.IObservableValue;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;

/**
 * Holds that the client is seen only while the person is signed in who began the session: covered while it is locked, ended
 * when she signs out. A host that let someone in by a way of its own, without a card, is left alone.
 */
final class SessionGuard {

    private final LockCover cover;
    private final Runnable endClient;
    private boolean session;

    /**
     * @param endClient
     *            ends the client, or starts it anew; returns when that was not possible
     */
    SessionGuard(LockCover cover, Runnable endClient) {
        this.cover = cover;
        this.endClient = endClient;
    }

    void follow(IObservableValue<SignInState> state) {
        state.addValueChangeListener(event -> show(event.diff.getNewValue()));
        show(state.getValue());
    }

    private void show(SignInState state) {
        if (state.phase() instanceof Phase.Locked) {
            session = true;
            cover.showLocked(state);
        } else if (state.phase() instanceof Phase.SignedIn) {
            session = true;
            cover.lift();
        } else if (session) {
            session = false;
            end();
        }
    }

    /** A client that could not be ended, because the user did not want to lose what is open, stays covered. */
    private void end() {
        cover.lift();
        endClient.run();
        cover.showSignedOut(this::end);
    }
}
