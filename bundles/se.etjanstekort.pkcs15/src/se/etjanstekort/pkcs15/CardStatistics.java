/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/**
 * What reading a card has cost.
 *
 * @param apdus
 *            commands sent, those that decorators added included
 * @param bytesSent
 *            of encoded commands
 * @param bytesReceived
 *            of answers, status words included
 * @param millis
 *            from the first command to the last answer
 */
public record CardStatistics(int apdus, long bytesSent, long bytesReceived, long millis) {
}
