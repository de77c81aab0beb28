/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/**
 * One reader as it stands.
 *
 * @param pinPad
 *            whether the reader can take a code on keys of its own (PC/SC part 10, FEATURE_VERIFY_PIN_DIRECT)
 */
public record ReaderState(CardReader reader, Slot slot, boolean pinPad) {
}
