/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/** {@code PinFlags} of ISO/IEC 7816-15, 8.9.2; the order is that of the bits. */
public enum PinFlag {
    CASE_SENSITIVE, LOCAL, CHANGE_DISABLED, UNBLOCK_DISABLED, INITIALIZED, NEEDS_PADDING, UNBLOCKING_PIN, SO_PIN,
    DISABLE_ALLOWED, INTEGRITY_PROTECTED, CONFIDENTIALITY_PROTECTED, EXCHANGE_REF_DATA
}
