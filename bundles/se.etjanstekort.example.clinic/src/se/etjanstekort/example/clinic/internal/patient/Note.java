/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.time.LocalDateTime;

/** A signed note of an earlier day. */
public record Note(LocalDateTime written, String author, String text) {
}
