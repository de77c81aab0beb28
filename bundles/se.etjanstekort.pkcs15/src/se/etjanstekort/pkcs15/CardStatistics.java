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
 * @param getResponses
 *            those of them that fetch the rest of an answer, GET RESPONSE
 * @param bytesSent
 *            of encoded commands
 * @param bytesReceived
 *            of answers, status words included
 * @param millis
 *            from the first command to the last answer
 */
public record CardStatistics(int apdus, int getResponses, long bytesSent, long bytesReceived, long millis) {

    /** This and what came later. */
    public CardStatistics plus(CardStatistics later) {
        return new CardStatistics(apdus + later.apdus, getResponses + later.getResponses, bytesSent + later.bytesSent,
                bytesReceived + later.bytesReceived, millis + later.millis);
    }
}
