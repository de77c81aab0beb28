/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/** {@code KeyUsageFlags} of ISO/IEC 7816-15, 8.4.1; the order is that of the bits. */
public enum KeyUsage {
    ENCRYPT, DECRYPT, SIGN, SIGN_RECOVER, WRAP, UNWRAP, VERIFY, VERIFY_RECOVER, DERIVE, NON_REPUDIATION
}
