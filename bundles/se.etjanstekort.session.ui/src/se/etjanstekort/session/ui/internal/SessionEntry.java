/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

/**
 * That the running client was let in by the sign-in. A service for as long as the host's application runs: the guard of its
 * workbench then knows that nobody may see it who is not signed in, whatever became of the sign-in meanwhile.
 */
record SessionEntry() {
}
