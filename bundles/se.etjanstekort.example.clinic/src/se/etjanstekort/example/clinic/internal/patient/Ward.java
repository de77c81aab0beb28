/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

/** A ward with its full name ("Avdelning 3, medicin") and the short one for lists ("Avd. 3"). */
public record Ward(String name, String shortName) {
}
