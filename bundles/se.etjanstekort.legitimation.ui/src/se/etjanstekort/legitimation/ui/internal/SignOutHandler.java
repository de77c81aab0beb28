/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import se.etjanstekort.login.SignIn;

/** "Logga ut". */
public final class SignOutHandler extends SessionHandler {

    public SignOutHandler() {
        super(SignIn::signOut);
    }
}
