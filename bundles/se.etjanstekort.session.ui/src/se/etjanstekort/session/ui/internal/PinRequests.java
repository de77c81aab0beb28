/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.RetryCounter;

/** Which code is asked for in a situation. A pure function. */
final class PinRequests {

    private PinRequests() {
    }

    /** Empty where no code may be asked for. */
    static Optional<PinRequest> of(CardSituation situation) {
        if (situation instanceof CardSituation.Ready ready) {
            return Optional.of(request(ready.candidate(), ready.left(), ready.lastFailure(), false,
                    ready.card().pinPad(ready.candidate())));
        }
        if (situation instanceof CardSituation.Proving proving) {
            return Optional.of(request(proving.candidate(), new RetryCounter.Unknown(), Optional.empty(), true,
                    proving.onReader()));
        }
        return Optional.empty();
    }

    private static PinRequest request(Candidate candidate, RetryCounter left, Optional<FailureCode> lastFailure,
            boolean busy, Optional<PinPadAdvice> pinPad) {
        return new PinRequest(candidate, candidate.pin().minLength(),
                candidate.pin().longestCode(), left, lastFailure, busy, pinPad);
    }
}
