/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.RetryCounter;

/**
 * What a code field shows. Given again whenever something changes.
 *
 * @param purpose
 *            which of the two codes: they never look alike
 * @param minLength
 *            least number of characters, from the card
 * @param maxLength
 *            largest number of characters, from the card
 * @param left
 *            tries left, as far as known; the last one wants an explicit yes before the field is on
 * @param lastFailure
 *            why the attempt before did not succeed
 * @param busy
 *            a code was entered and the card is at work: the field is off and says so
 * @param pinPad
 *            where the code is entered on the reader's own keys, what to tell of them: there is no field then, and an entry
 *            begins when the user says so
 * @param requester
 *            who wants a signature, to be named; empty for the sign-in itself
 */
public record PinRequest(Purpose purpose, Candidate candidate, int minLength, int maxLength, RetryCounter left,
        Optional<FailureCode> lastFailure, boolean busy, Optional<PinPadAdvice> pinPad, Optional<Requester> requester) {

    /** For signing in or unlocking. */
    public PinRequest(Purpose purpose, Candidate candidate, int minLength, int maxLength, RetryCounter left,
            Optional<FailureCode> lastFailure, boolean busy, Optional<PinPadAdvice> pinPad) {
        this(purpose, candidate, minLength, maxLength, left, lastFailure, busy, pinPad, Optional.empty());
    }

    /** For a code that is typed. */
    public PinRequest(Purpose purpose, Candidate candidate, int minLength, int maxLength, RetryCounter left,
            Optional<FailureCode> lastFailure, boolean busy) {
        this(purpose, candidate, minLength, maxLength, left, lastFailure, busy, Optional.empty());
    }
}
