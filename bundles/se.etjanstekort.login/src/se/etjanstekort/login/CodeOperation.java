/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

/** What can be done to a code besides using it. */
public enum CodeOperation {
    /** The old code is replaced by a new one. */
    CHANGE,
    /** The PUK sets a new one in the place of a blocked code. */
    UNBLOCK
}
