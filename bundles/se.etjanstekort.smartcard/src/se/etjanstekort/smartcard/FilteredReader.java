/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * A reader of the system that is not shown, because a rule says that no e-tjänstekort is put into it.
 *
 * @param name
 *            that the system gives it
 * @param reason
 *            the rule's own words, for support; English
 */
public record FilteredReader(String name, String reason) {
}
