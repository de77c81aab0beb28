/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.smartcard.RetryCounter;

/** A code on the card and how many tries it has left, as far as that can be asked for free. */
public record PinStatus(AuthenticationObject pin, RetryCounter left) {
}
