/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.ui.PlatformUI;

import se.etjanstekort.login.SignIn;

/** "Logga ut". */
public final class SignOutHandler extends SessionHandler {

    public SignOutHandler() {
        super(SignOutHandler::signOut);
    }

    /** Asks about unsaved work while its owner is still signed in, and not afterwards, when anybody may answer. */
    static void signOut(SignIn signIn) {
        if (PlatformUI.getWorkbench().saveAllEditors(true)) {
            signIn.signOut();
        }
    }
}
