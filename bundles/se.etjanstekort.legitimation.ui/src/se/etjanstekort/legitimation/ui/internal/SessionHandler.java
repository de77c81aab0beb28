/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignIn;

/** A command that makes sense while somebody is signed in. */
abstract sealed class SessionHandler extends AbstractHandler permits LockHandler, SignOutHandler {

    private final Consumer<SignIn> action;

    SessionHandler(Consumer<SignIn> action) {
        this.action = action;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        try (SignInWatch watch = new SignInWatch(() -> {
        })) {
            watch.signIn().ifPresent(action);
        }
        return null;
    }

    @Override
    public void setEnabled(Object evaluationContext) {
        try (SignInWatch watch = new SignInWatch(() -> {
        })) {
            setBaseEnabled(watch.signIn().filter(it -> it.state().phase() instanceof Phase.SignedIn).isPresent());
        }
    }
}
