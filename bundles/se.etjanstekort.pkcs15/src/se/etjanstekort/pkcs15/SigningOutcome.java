/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;

/** What came of asking a card for a signature. */
public sealed interface SigningOutcome {

    /** The failure to tell of; empty for {@link Signed}. */
    Optional<FailureCode> failure();

    /** The card accepted the code and signed. Whether the signature is right, the caller checks. */
    final class Signed implements SigningOutcome {

        private final byte[] signature;

        public Signed(byte[] signature) {
            this.signature = signature.clone();
        }

        /** In the form of JCA: PKCS#1 for RSA, DER of r and s for ECDSA. */
        public byte[] signature() {
            return signature.clone();
        }

        @Override
        public Optional<FailureCode> failure() {
            return Optional.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signed signed && Arrays.equals(signature, signed.signature);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(signature);
        }
    }

    /**
     * No signature, because of the code.
     *
     * @param outcome
     *            never {@link PinOutcome.Verified}
     */
    record Refused(PinOutcome outcome) implements SigningOutcome {

        public Refused {
            if (outcome instanceof PinOutcome.Verified) {
                throw new IllegalArgumentException("a verified code is not refused");
            }
        }

        @Override
        public Optional<FailureCode> failure() {
            return outcome.failure();
        }
    }

    /**
     * The card accepted the code and then did not sign, or its answer was lost. Never asked for again; a card that does so may
     * be one that collects codes.
     *
     * @param cause
     *            what it did instead
     */
    record NotSigned(CardException cause) implements SigningOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(cause.failure());
        }
    }

    /** One try is left and using it was not allowed. The code was not sent. */
    record LastTryNotConfirmed() implements SigningOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.LAST_TRY_NOT_CONFIRMED);
        }
    }

    /**
     * A wrong code cost another code a try as well: nothing more is to be sent to this card.
     *
     * @param outcome
     *            what became of the code that was sent
     */
    record OtherCounterFell(PinOutcome outcome) implements SigningOutcome {
        @Override
        public Optional<FailureCode> failure() {
            return Optional.of(PinFailure.OTHER_COUNTER_FELL);
        }
    }
}
