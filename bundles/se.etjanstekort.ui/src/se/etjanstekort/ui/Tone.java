/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

/** How a thing stands; always told by a shape and by words too, never by colour alone. */
public enum Tone {
    /** Neither good nor bad: no mark. */
    NEUTRAL,
    /** In order: a tick. */
    OK,
    /** Something to know of or to do: a triangle. */
    WARNING,
    /** It does not work: a cross. */
    BAD
}
