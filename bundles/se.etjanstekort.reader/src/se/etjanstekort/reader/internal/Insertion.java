/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import se.etjanstekort.smartcard.Slot;

/**
 * What is in a slot, and by what the service knows it again.
 *
 * @param slot
 *            as it is told
 * @param cardEvents
 *            the reader's count of cards that came and left, as it stood when this one was seen; as long as the service reports
 *            the same count, the same card is in
 */
record Insertion(Slot slot, int cardEvents) {
}
