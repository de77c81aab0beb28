/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.smartcard.RetryCounter;

/**
 * A code on the card and how many tries it has left, as far as that can be asked for free.
 *
 * @param pinPad
 *            where it can be entered on the reader's own keys, what to tell of them
 */
public record PinStatus(AuthenticationObject pin, RetryCounter left, Optional<PinPadAdvice> pinPad) {

    /** In a reader without keys of its own. */
    public PinStatus(AuthenticationObject pin, RetryCounter left) {
        this(pin, left, Optional.empty());
    }

    /** The same with another number of tries. */
    public PinStatus withLeft(RetryCounter newLeft) {
        return new PinStatus(pin, newLeft, pinPad);
    }
}
