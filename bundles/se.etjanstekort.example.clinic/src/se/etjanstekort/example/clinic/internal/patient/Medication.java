/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.time.LocalDate;

/** A prescribed medicine. */
public record Medication(String substance, String strength, String dosage, String indication, LocalDate since) {
}
