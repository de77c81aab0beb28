/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.util.Optional;

import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;

/** Gives a code from a {@link CodeSource} to each question, and none a second time to the same: a script spends one try. */
final class KeyPromptOnConsole implements KeyPrompt {

    private final CodeSource source;
    private final boolean allowLastTry;
    private Optional<FailureCode> refusal = Optional.empty();

    KeyPromptOnConsole(CodeSource source, boolean allowLastTry) {
        this.source = source;
        this.allowLastTry = allowLastTry;
    }

    /** What became of the code that was given, where it did not do. */
    synchronized Optional<FailureCode> refusal() {
        return refusal;
    }

    @Override
    public boolean isOnPersonsThread() {
        return false;
    }

    @Override
    public Dialog open(PinRequest request, PinPrompt.Listener listener) {
        give(listener);
        return new Outcome(listener);
    }

    private void give(PinPrompt.Listener listener) {
        try {
            PinEntry entry = source.entry();
            if (entry instanceof Pin pin) {
                listener.entered(pin, allowLastTry);
            } else {
                listener.beginOnReader(allowLastTry);
            }
        } catch (IOException e) { // no code: that is an answer too
            listener.cancelled();
        }
    }

    private synchronized void refused(FailureCode failure) {
        refusal = Optional.of(failure);
    }

    /** Notes what is told of the code. */
    private final class Outcome implements Dialog {

        private final PinPrompt.Listener listener;

        Outcome(PinPrompt.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void show(PinRequest request) {
            if (!request.busy()) {
                request.lastFailure().ifPresent(KeyPromptOnConsole.this::refused);
                listener.cancelled();
            }
        }

        @Override
        public void fail(FailureCode failure) {
            refused(failure);
        }

        @Override
        public void close() {
            // there is no window
        }
    }
}
