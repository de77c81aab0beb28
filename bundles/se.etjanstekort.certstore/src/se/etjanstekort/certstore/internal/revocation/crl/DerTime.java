/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/** The last time read: UTCTime or GeneralizedTime as RFC 5280, 4.1.2.5 has them, to the second and in UTC. */
final class DerTime {

    private static final int UTC_LENGTH = 13;
    private static final int GENERALIZED_LENGTH = 15;
    /** Years are two digits: from here on of the last century (RFC 5280, 4.1.2.5.1). */
    private static final int FIRST_YEAR_OF_UTC = 50;

    private final byte[] text = new byte[GENERALIZED_LENGTH];
    private int length;

    void read(DerReader der, long within) throws CrlException {
        boolean utc = der.peek() == DerReader.UTC_TIME;
        long end = der.enter(utc ? DerReader.UTC_TIME : DerReader.GENERALIZED_TIME, within);
        length = utc ? UTC_LENGTH : GENERALIZED_LENGTH;
        if (end - der.position() != length) {
            throw new CrlException(Problem.MALFORMED);
        }
        der.read(text, length);
        for (int i = 0; i < length - 1; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new CrlException(Problem.MALFORMED);
            }
        }
        if (text[length - 1] != 'Z') {
            throw new CrlException(Problem.MALFORMED);
        }
    }

    Instant instant() throws CrlException {
        int at = length - UTC_LENGTH;
        int year = two(at);
        if (length == GENERALIZED_LENGTH) {
            year += 100 * two(0);
        } else {
            year += year < FIRST_YEAR_OF_UTC ? 2000 : 1900;
        }
        try {
            return LocalDateTime.of(year, two(at + 2), two(at + 4), two(at + 6), two(at + 8), two(at + 10))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CrlException(Problem.MALFORMED, e);
        }
    }

    private int two(int from) {
        return 10 * (text[from] - '0') + text[from + 1] - '0';
    }
}
