/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

/**
 * What a {@link MessageBar} shows: what happened, what it means, what to do.
 *
 * @param title
 *            the first sentence, in bold; may be empty
 * @param text
 *            the rest; may be empty
 */
public record Message(Tone tone, String title, String text) {
}
