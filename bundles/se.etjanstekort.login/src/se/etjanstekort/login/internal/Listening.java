/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.function.Consumer;

import se.etjanstekort.login.SignInState;

/** A listener that hears nothing after its end. */
final class Listening {

    private final Consumer<SignInState> listener;
    private boolean ended;

    Listening(Consumer<SignInState> listener) {
        this.listener = listener;
    }

    synchronized void hear(SignInState state) {
        if (!ended) {
            listener.accept(state);
        }
    }

    synchronized void end() {
        ended = true;
    }
}
