/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import se.etjanstekort.login.SignIn;

/** "Lås nu". */
public final class LockHandler extends SessionHandler {

    public LockHandler() {
        super(SignIn::lock);
    }
}
