/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

/**
 * Where the fields of {@code SCARD_READERSTATE} lie, in bytes from its start. The name is a pointer at 0; the caller's own
 * pointer after it is not used.
 *
 * @param size
 *            from one structure of an array to the next
 * @param currentState
 *            the state that the caller knows
 * @param eventState
 *            the state that the service reports
 * @param atrLength
 *            bytes used in the ATR
 * @param atr
 *            the ATR
 * @param atrCapacity
 *            room for it
 */
record ReaderStateLayout(int size, int currentState, int eventState, int atrLength, int atr, int atrCapacity) {
}
