/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

/** What a {@link CardPicture} shows under its mark. */
public enum Symbol {
    /** A card with its chip. */
    CARD,
    /** A reader that waits for a card. */
    READER
}
