/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.time.LocalDateTime;

/**
 * One round of measurements.
 *
 * @param systolic
 *            mmHg
 * @param diastolic
 *            mmHg
 * @param pulse
 *            beats per minute
 * @param temperature
 *            degrees Celsius
 * @param saturation
 *            oxygen saturation, per cent
 * @param breaths
 *            per minute
 */
public record Vitals(LocalDateTime taken, int systolic, int diastolic, int pulse, double temperature, int saturation,
        int breaths) {
}
