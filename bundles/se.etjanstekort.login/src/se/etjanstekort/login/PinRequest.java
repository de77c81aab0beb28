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
 * @param candidate
 *            whose code it is, and which of the two
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
public record PinRequest(Candidate candidate, int minLength, int maxLength, RetryCounter left,
        Optional<FailureCode> lastFailure, boolean busy, Optional<PinPadAdvice> pinPad, Optional<Requester> requester) {

    /** For signing in or unlocking. */
    public PinRequest(Candidate candidate, int minLength, int maxLength, RetryCounter left,
            Optional<FailureCode> lastFailure, boolean busy, Optional<PinPadAdvice> pinPad) {
        this(candidate, minLength, maxLength, left, lastFailure, busy, pinPad, Optional.empty());
    }

    /** For a code that is typed. */
    public PinRequest(Candidate candidate, int minLength, int maxLength, RetryCounter left,
            Optional<FailureCode> lastFailure, boolean busy) {
        this(candidate, minLength, maxLength, left, lastFailure, busy, Optional.empty());
    }

    /** Which of the two codes: they never look alike. */
    public Purpose purpose() {
        return candidate.purpose();
    }
}
