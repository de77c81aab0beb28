/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.math.BigInteger;
import java.time.Instant;

/** What a CRL says about one certificate (RFC 5280, 5.3). */
public record CrlEntry(BigInteger serial, CrlReason reason, Instant revocationDate) {
}
