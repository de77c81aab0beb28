/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.OptionalInt;

/**
 * What to tell a person who enters a code on the reader's own keys.
 *
 * @param timeoutSeconds
 *            how long the reader waits for her, where it tells
 * @param canAbort
 *            whether the entry can be stopped from the computer; otherwise only by the reader's own cancel key
 */
public record PinPadAdvice(OptionalInt timeoutSeconds, boolean canAbort) {
}
