/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

/**
 * The answer to the user's question: what a {@link Headline} shows.
 *
 * @param title
 *            five words at most
 * @param advice
 *            one line of what to do; may be empty
 */
public record Caption(Symbol symbol, Tone tone, String title, String advice) {
}
